// The word that somebody leaves in a hurry.

/** Told to everything on the page that holds what somebody wrote. */
export const LEAVING = "vigie-leaving";
