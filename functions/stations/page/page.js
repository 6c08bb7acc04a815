// Shows the answers of the station endpoints on the page. Without this script
// the form still works and gives the bare answer. Nothing is stored, and a
// search leaves the address bar as it was.
"use strict";

const byId = (id) => document.getElementById(id);
const phrases = byId("phrases").dataset;
const language = document.documentElement.lang;
// Figures are those of the signs and telephones in France, in Arabic too.
const locale = `${language}-u-nu-latn`;
const form = byId("search");
const place = byId("q");

// The answer to an earlier search must not overwrite that to a later one.
let latest = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = filters();
  const text = place.value.trim();
  if (/^(\d{5}|2[AB]\d{3})$/i.test(text)) {
    // A postal code is what people know; an INSEE code is tried after it.
    search({ ...body, postcode: text }, { ...body, commune: text });
  } else {
    search({ ...body, q: text });
  }
});

byId("position").hidden = !("geolocation" in navigator);
byId("locate").addEventListener("click", () => {
  say(phrases.searching);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => search({ ...filters(), near: { lat: coords.latitude, lon: coords.longitude } }),
    () => say(phrases.positionDenied),
    { maximumAge: 60000, timeout: 10000 },
  );
});

function filters() {
  const data = new FormData(form);
  const body = { limit: 10 };
  if (data.get("institution")) body.institution = data.get("institution");
  if (data.get("open")) body.open = "now";
  if (data.get("accessible")) body.accessible = true;
  return body;
}

// Asks in a body, so that no log on the way holds the place.
function ask(body) {
  return fetch(`/v1/stations/search?lang=${language}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
}

async function search(body, otherwise) {
  const turn = ++latest;
  say(phrases.searching);
  try {
    let response = await ask(body);
    if (!response.ok && otherwise) response = await ask(otherwise);
    const answer = await response.json();
    if (turn !== latest) return;
    if (response.ok) show(answer);
    else say(answer.errors?.map((error) => error.detail).join(" ") || answer.detail);
  } catch {
    if (turn === latest) say(phrases.failed);
  }
}

function say(text) {
  byId("results").hidden = false;
  byId("stations").replaceChildren();
  byId("alternatives").hidden = true;
  byId("notice").hidden = true;
  byId("message").textContent = text;
}

function show(answer) {
  const found = answer.located_by;
  const parts = [];
  if (found.commune) parts.push(phrases.around.replace("{place}", named(found.commune)));
  parts.push(phrases.dataOf.replace("{date}", new Date(answer.data_date).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" })));
  say(answer.features.length ? `${parts.join(". ")}.` : phrases.none);
  if (found.alternatives?.length) {
    byId("alternatives").replaceChildren(`${phrases.also} `, ...found.alternatives.map(alternative));
    byId("alternatives").hidden = false;
  }
  // That the stations are samples already stands above the form.
  if (answer.notice && !answer.sample && answer.features.length) {
    byId("notice").textContent = answer.notice;
    byId("notice").hidden = false;
  }
  byId("stations").replaceChildren(...answer.features.map((feature) => item(feature.properties)));
  byId("results-title").focus();
}

function named(commune) {
  return `${commune.name} (${commune.postal_codes[0] ?? commune.insee})`;
}

function alternative(commune) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = named(commune);
  button.addEventListener("click", () => {
    place.value = commune.name;
    search({ ...filters(), commune: commune.insee });
  });
  return button;
}

function item(station) {
  const element = byId("station").content.cloneNode(true);
  const put = (name, text) => { element.querySelector(`.${name}`).textContent = text; };
  put("name", station.name);
  put("status", status(station));
  element.querySelector(".status").dataset.open = station.open;
  put("address", [station.street, [station.postal_code, station.locality].filter(Boolean).join(" ")].filter(Boolean).join(", "));
  put("facts", [
    station.distance_m === undefined ? "" : distance(station.distance_m),
    phrases[station.institution],
    station.accessibility === "full" ? phrases.wheelchair : "",
    station.precision === "town" ? phrases.approximate : "",
  ].filter(Boolean).join(" · "));
  if (station.hours) put("hours", phrases.hours.replace("{hours}", spoken(station.hours)));
  const phone = element.querySelector(".phone");
  if (station.telephone) {
    const link = phone.querySelector("a");
    link.href = `tel:${station.telephone}`;
    link.querySelector("span").textContent = phrases.call;
    link.querySelector("bdi").textContent = spaced(station.telephone);
  } else {
    phone.remove();
  }
  return element;
}

function status(station) {
  const text = phrases[station.open];
  if (!station.next_change) return text;
  // The wall clock at the station, whatever the reader's own zone is.
  const wall = new Date(`${station.next_change.slice(0, 19)}Z`);
  const time = wall.toLocaleString(locale, { weekday: "long", hour: "2-digit", hourCycle: "h23", minute: "2-digit", timeZone: "UTC" });
  return `${text}, ${station.open === "yes" ? phrases.until : phrases.opens} ${time}`;
}

// Hours in the reader's words: the answer has them in the OSM syntax, whose
// tokens are fixed.
function spoken(hours) {
  if (hours === "24/7") return phrases.always;
  return hours
    .replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b/g, weekday)
    .replace(/\bPH\b/g, phrases.publicHolidays)
    .replace(/\b(off|closed)\b/g, phrases.closedThen)
    .replaceAll(",", ", ");
}

function weekday(token) {
  // 5 January 1970 was a Monday.
  const day = 5 + ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].indexOf(token);
  return new Date(Date.UTC(1970, 0, day)).toLocaleDateString(locale, { weekday: "short", timeZone: "UTC" });
}

function distance(metres) {
  if (metres < 1000) return `${metres} ${phrases.m}`;
  const digits = metres < 10000 ? 1 : 0;
  return `${(metres / 1000).toLocaleString(locale, { maximumFractionDigits: digits })} ${phrases.km}`;
}

function spaced(telephone) {
  const national = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(telephone);
  // No line ends within a number.
  return national ? `0${national.slice(1).join("\u00A0")}` : telephone;
}

// Completion while typing, once the hand rests. What was typed is not left in
// the browser's cache, although the answer itself is anybody's.
let resting;
place.addEventListener("input", () => {
  clearTimeout(resting);
  const text = place.value.trim();
  if (text.length < 2 || /^\d+$/.test(text)) return;
  resting = setTimeout(async () => {
    const response = await fetch(`/v1/communes?limit=8&q=${encodeURIComponent(text)}`, { cache: "no-store", credentials: "omit" }).catch(() => undefined);
    if (!response?.ok || place.value.trim() !== text) return;
    const { communes } = await response.json();
    byId("communes").replaceChildren(...communes.map((commune) => {
      const option = document.createElement("option");
      option.value = `${commune.name} ${commune.postal_codes[0] ?? ""}`.trim();
      return option;
    }));
  }, 150);
});
