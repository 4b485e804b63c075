/** What stands in the masked text for holes, in turn, so that two of them that touch can be told apart. Private use. */
export const holeMarks = ["\uE000", "\uE001"] as const;
