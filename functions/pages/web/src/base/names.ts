// What the closed sets of the interface are called: a message for each name.

import type { Schema } from "./service.js";

export const AUDIENCES = {
  everyone: "audience-everyone",
  minor: "audience-minor",
  parent: "audience-parent",
  senior: "audience-senior",
  victim: "audience-victim",
  witness: "audience-witness",
  visitor: "audience-visitor",
  driver: "audience-driver",
  shopkeeper: "audience-shopkeeper",
  "security-officer": "audience-security-officer",
} as const satisfies Record<Schema["Audience"], string>;

export const CHANNELS = {
  voice: "channel-voice",
  text: "channel-text",
  relay: "channel-relay",
  web: "channel-web",
} as const satisfies Record<Schema["Channel"], string>;

export const TERRITORIES = {
  metropolitan_france: "territory-metropolitan-france",
  guadeloupe: "territory-guadeloupe",
  martinique: "territory-martinique",
  guyane: "territory-guyane",
  reunion: "territory-reunion",
  saint_pierre_et_miquelon: "territory-saint-pierre-et-miquelon",
  mayotte: "territory-mayotte",
  saint_barthelemy: "territory-saint-barthelemy",
  saint_martin: "territory-saint-martin",
  wallis_et_futuna: "territory-wallis-et-futuna",
  french_polynesia: "territory-french-polynesia",
  new_caledonia: "territory-new-caledonia",
} as const satisfies Record<Schema["Territory"], string>;
