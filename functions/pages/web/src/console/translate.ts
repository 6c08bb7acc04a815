// A translation by a LibreTranslate that the operator runs: the one place beside
// the service and the issuer that this page may ask, and only where an officer
// presses the button.

/** Translates a text of an unknown language. */
export async function translated(origin: string, text: string, into: string): Promise<string> {
  const response = await fetch(new URL("/translate", origin), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ q: text, source: "auto", target: into, format: "text" }),
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  const answer = (await response.json()) as { translatedText?: string };
  if (!response.ok || typeof answer.translatedText !== "string") throw new Error("no translation");
  return answer.translatedText;
}
