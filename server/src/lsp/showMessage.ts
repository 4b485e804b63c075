import { type Connection, type MessageType, ShowMessageNotification } from "vscode-languageserver";
import { notificationText } from "../protocol/notificationText.ts";

/** A message that wants no answer; `connection.window` would send a request, also without any buttons. */
export function showMessage(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, {
    type,
    message: notificationText(message),
  });
}
