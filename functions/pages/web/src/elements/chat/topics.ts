// The topics that a conversation can be about, in the order in which they are offered.

import type { Topic } from "./need.js";

/** What each is called: texts of `topic`. Danger has a question of its own. */
export const TOPICS: readonly (readonly [Topic, string])[] = [
  ["family-violence", "topic-family-violence"],
  ["sexual-violence", "topic-sexual-violence"],
  ["harassment", "topic-harassment"],
  ["children", "topic-children"],
  ["cyber", "topic-cyber"],
  ["fraud", "topic-fraud"],
  ["theft", "topic-theft"],
  ["vehicles", "topic-vehicles"],
  ["hate", "topic-hate"],
  ["missing", "topic-missing"],
  ["drugs", "topic-drugs"],
  ["public-space", "topic-public-space"],
  ["road", "topic-road"],
  ["seniors", "topic-seniors"],
  ["animals", "topic-animals"],
  ["travel", "topic-travel"],
  ["professionals", "topic-professionals"],
  ["rights", "topic-rights"],
];
