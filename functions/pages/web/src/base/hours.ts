// Hours, distances and telephones in the reader's words.

import { type Say, locale } from "./texts.js";

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** Hours as the service gives them, in the OSM syntax whose tokens are fixed. */
export function spokenHours(hours: string, language: string, say: Say): string {
  if (hours === "24/7") return say("hours-always");
  return hours
    .replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b/g, (token) => weekday(token, language))
    .replace(/\bPH\b/g, say("hours-holidays"))
    .replace(/\b(off|closed)\b/g, say("hours-closed-then"))
    .replace(/\b(\d\d)(?=:\d\d\b)/g, clockHour)
    .replaceAll(",", ", ");
}

/** After midnight the syntax counts on, which no clock does: 26:00 is two at night.
 * That a day ends at 24:00 is said on doors too. */
function clockHour(hour: string, _: string, at: number, text: string): string {
  const whole = Number(hour);
  const past = whole > 24 || (whole === 24 && !text.startsWith("24:00", at));
  return past ? String(whole - 24).padStart(2, "0") : hour;
}

function weekday(token: string, language: string): string {
  // 5 January 1970 was a Monday.
  const day = new Date(Date.UTC(1970, 0, 5 + DAYS.indexOf(token)));
  return day.toLocaleDateString(locale(language), { weekday: "short", timeZone: "UTC" });
}

/**
 * The wall clock at a station, whatever the reader's own zone is: the offset of
 * the instant is left aside.
 */
export function wallClock(instant: string, language: string): string {
  const wall = new Date(`${instant.slice(0, 19)}Z`);
  return wall.toLocaleString(locale(language), {
    weekday: "long",
    hour: "2-digit",
    hourCycle: "h23",
    minute: "2-digit",
    timeZone: "UTC",
  });
}

/** A moment by the reader's own clock. */
export function moment(at: string, language: string): string {
  return new Date(at).toLocaleString(locale(language), {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
}

/** A day, such as that of the data. */
export function day(date: string, language: string): string {
  return new Date(date).toLocaleDateString(locale(language), { dateStyle: "long", timeZone: "UTC" });
}

/** A distance given in metres. */
export function distance(metres: number, language: string): string {
  const [value, unit] = metres < 1000 ? [metres, "meter"] : [metres / 1000, "kilometer"];
  const digits = metres < 1000 || metres >= 10_000 ? 0 : 1;
  const format = new Intl.NumberFormat(locale(language), {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  });
  return format.format(value);
}

/** A telephone number as it is read aloud; no line ends within it. */
export function spacedTelephone(telephone: string): string {
  const national = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(telephone);
  return national ? `0${national.slice(1).join("\u00A0")}` : telephone;
}
