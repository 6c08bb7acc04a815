// What happened to a case, in words.

import type { CaseEvent } from "vigie:modules/officer";

import type { Say } from "../base/texts.js";
import type { DeskDocument } from "./desk.js";
import { clock, deskName } from "./words.js";

/** Says an event; nothing for one that tells an officer nothing. */
export function spokenEvent(event: CaseEvent, desks: readonly DeskDocument[], language: string, say: Say): string {
  const desk = deskName(event.desk, desks);
  const time = event.until ? clock(event.until, language) : "";
  switch (event.event) {
    case "opened":
      return say("talk-event-opened");
    case "closed":
      return `${say("talk-event-closed")} ${closeReason(event.reason, say)}`;
    case "reopened":
      return say("talk-event-reopened");
    case "rekeyed":
      return say("talk-event-rekeyed");
    case "assigned":
      return say("talk-event-assigned");
    case "released":
      return event.reason === "lease_expired" ? say("talk-event-expired") : say("talk-event-released");
    case "transferred":
      return say("talk-event-transferred", { desk });
    case "deferred":
      return say("talk-event-deferred", { time });
    case "intervention_asked":
      return say("talk-event-asked", { desk, time });
    case "intervention_escalated":
      return say("talk-event-escalated", { desk, time });
    case "intervention_acknowledged":
      return say("talk-event-acknowledged", { desk });
    case "intervention_unanswered":
      return say("talk-event-unanswered");
    case "intervention_ended":
      return say("talk-event-ended");
  }
}

/** Why a case was closed. */
export function closeReason(reason: string, say: Say): string {
  switch (reason) {
    case "resolved":
      return say("talk-resolved");
    case "no_answer":
      return say("talk-no-answer");
    case "out_of_scope":
      return say("talk-out-of-scope");
    case "abusive":
      return say("talk-abusive");
    case "by_citizen":
      return say("talk-by-citizen");
    default:
      return say("talk-inactive");
  }
}
