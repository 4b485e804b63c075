/** Request of the client: the text of a configuration file for somebody who has none. No parameters; gives a string. */
export const configurationTextRequest = "podgrace/configurationText";
