import { expect, test } from "vitest";
import { message } from "../../../server/src/core/text/message.ts";
import { renderMessage } from "../../../server/src/languageService/messages/renderMessage.ts";

const delay = (seconds: number) => renderMessage(message("fix.add-delay", { delay: seconds }), "en");

test("placeholders are filled", () => {
  expect(delay(70)).toBe("Add a preStop delay of 70 s");
});

test("seconds are shown to the millisecond, without rounding errors", () => {
  expect(delay(0.5)).toContain(" 0.5 s");
  expect(delay(0.1 + 0.2)).toContain(" 0.3 s");
  expect(delay(70.0)).toContain(" 70 s");
});

test("messages inside of messages are rendered", () => {
  const title = message("fix.add-delay", { delay: 70 });
  const whole = message("fix.and-grace", { title, grace: 90 });
  expect(renderMessage(whole, "en")).toBe(
    "Add a preStop delay of 70 s and set terminationGracePeriodSeconds to 90",
  );
});

test("arguments are not read as templates", () => {
  const named = message("fix.copy-label-command", { namespace: "{namespace}$&" });
  expect(renderMessage(named, "en")).toBe('Copy the command that labels Namespace "{namespace}$&"');
});

test("names of the object prototype are no messages and no arguments", () => {
  expect(renderMessage(message("constructor"), "en")).toBe("constructor");
  expect(renderMessage(message("fix.add-delay"), "en")).toBe("Add a preStop delay of {delay} s");
});

test.each(["en", "en-GB", "en_US", "EN", "xx", ""])("locale %j falls back to English", (locale) => {
  expect(renderMessage(message("fix.repair-command"), locale)).toBe("Repair the preStop command");
});

test.each(["zh-tw", "zh-TW", "zh_TW", "zh-Hant", "zh-hant-hk", "zh-HK", "zh-mo"])(
  "locale %j finds Traditional Chinese",
  (locale) => {
    expect(renderMessage(message("fix.repair-command"), locale)).toBe("修復 preStop 命令");
  },
);

test.each(["zh-cn", "zh-hans", "zh-sg", "zh"])("locale %j is no Traditional Chinese", (locale) => {
  expect(renderMessage(message("fix.repair-command"), locale)).toBe("Repair the preStop command");
});

test("between two Chinese characters stands no space, whatever a placeholder is filled with", () => {
  const suffers = (loadBalancer: string, object: string) =>
    renderMessage(
      message("related.sends-requests", {
        frontEnd: message("sender.front-end", { loadBalancer: message(loadBalancer), object }),
      }),
      "zh-tw",
    );
  expect(suffers("load-balancer.alb", "Ingress/shop")).toBe("ALB（Ingress/shop）將請求送到這裡");
  const selected = (workload: string) => renderMessage(message("related.selected", { workload }), "zh-tw");
  expect(selected("Deployment/web")).toBe("它選取 Deployment/web 的 Pod");
  expect(selected("工作")).toBe("它選取工作的 Pod");
  expect(renderMessage(message("fix.set-strategy", { type: "工作" }), "en")).toBe("Set the strategy to 工作");
});
