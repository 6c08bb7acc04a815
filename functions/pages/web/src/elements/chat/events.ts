// What an event of the log means to the person, reason and all, in the words of
// the page without script.

import type { CaseEvent } from "vigie:modules/conversation";

/** The text of `conversation` that says it. */
export function eventText({ event, reason }: CaseEvent): string {
  switch (event) {
    case "opened":
      return "conversation-event-opened";
    case "closed":
      return closed(reason);
    case "reopened":
      return reason === "by_citizen" ? "conversation-event-reopened-by-you" : "conversation-event-reopened";
    case "assigned":
      return "conversation-event-assigned";
    case "released":
      return reason === "lease_expired" ? "conversation-event-released-expired" : "conversation-event-released";
    case "transferred":
      return transferred(reason);
    case "deferred":
      return reason === "out_of_hours" ? "conversation-event-deferred-out-of-hours" : "conversation-event-deferred-overload";
    case "intervention_asked":
      return "conversation-event-intervention-asked";
    case "intervention_escalated":
      return "conversation-event-intervention-escalated";
    case "intervention_acknowledged":
      return "conversation-event-intervention-acknowledged";
    case "intervention_unanswered":
      return "conversation-event-intervention-unanswered";
    case "intervention_ended":
      return "conversation-event-intervention-ended";
    case "rekeyed":
      return reason === "transfer" ? "conversation-event-transferred" : "conversation-event-rekeyed";
  }
}

function closed(reason: CaseEvent["reason"]): string {
  switch (reason) {
    case "by_citizen":
      return "conversation-event-closed-by-you";
    case "no_answer":
      return "conversation-event-closed-no-answer";
    case "out_of_scope":
      return "conversation-event-closed-out-of-scope";
    case "abusive":
      return "conversation-event-closed-abusive";
    case "inactive":
      return "conversation-event-closed-inactive";
    default:
      return "conversation-event-closed-resolved";
  }
}

function transferred(reason: CaseEvent["reason"]): string {
  switch (reason) {
    case "overload":
      return "conversation-event-transferred-overload";
    case "out_of_hours":
      return "conversation-event-transferred-out-of-hours";
    default:
      return "conversation-event-transferred";
  }
}
