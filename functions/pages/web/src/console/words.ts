// Names and times that several parts of the console say.

import { type Say, locale } from "../base/texts.js";
import type { DeskDocument } from "./desk.js";

/** A priority, told by a word and a sign, never by colour alone. */
export function priority(of: string, say: Say): { sign: string; name: string } {
  switch (of) {
    case "danger":
      return { sign: "▲", name: say("queue-danger") };
    case "specialised":
      return { sign: "◆", name: say("queue-specialised") };
    case "deferred":
      return { sign: "◷", name: say("queue-deferred") };
    default:
      return { sign: "●", name: say("queue-ordinary") };
  }
}

/** What a conversation is about. */
export function topic(of: string, say: Say): string {
  switch (of) {
    case "danger":
      return say("topic-danger");
    case "theft":
      return say("topic-theft");
    case "vehicles":
      return say("topic-vehicles");
    case "fraud":
      return say("topic-fraud");
    case "cyber":
      return say("topic-cyber");
    case "harassment":
      return say("topic-harassment");
    case "family-violence":
      return say("topic-family-violence");
    case "sexual-violence":
      return say("topic-sexual-violence");
    case "hate":
      return say("topic-hate");
    case "drugs":
      return say("topic-drugs");
    case "public-space":
      return say("topic-public-space");
    case "road":
      return say("topic-road");
    case "children":
      return say("topic-children");
    case "seniors":
      return say("topic-seniors");
    case "animals":
      return say("topic-animals");
    case "travel":
      return say("topic-travel");
    case "professionals":
      return say("topic-professionals");
    case "rights":
      return say("topic-rights");
    case "missing":
      return say("topic-missing");
    case "minors":
      return say("queue-minor");
    default:
      return of;
  }
}

/** A language in the words of the reader, such as "ukrainien". */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([locale(language)], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A time that passed, in seconds: "2 min 05 s". */
export function lasting(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const part = (value: number, unit: string): string =>
    new Intl.NumberFormat(locale(language), { style: "unit", unit, unitDisplay: "short" }).format(value);
  if (whole < 60) return part(whole, "second");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${part(minutes, "minute")} ${part(whole % 60, "second")}`;
  return `${part(Math.floor(minutes / 60), "hour")} ${part(minutes % 60, "minute")}`;
}

/** The time of day. */
export function clock(instant: string | number, language: string): string {
  return new Date(instant).toLocaleTimeString(locale(language), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** What a desk is called. */
export function deskName(id: string | undefined, desks: readonly DeskDocument[]): string {
  return desks.find((desk) => desk.id === id)?.name ?? id ?? "";
}

/** What the service said of a failure, or else our own words. */
export function failure(error: unknown, otherwise: string): string {
  const detail = (error as { detail?: unknown }).detail;
  return typeof detail === "string" && detail ? detail : otherwise;
}
