// What had not arrived when a test was over. A score page names it too where the page of the test was closed before.

import { Queue } from "./queue.js";

// Says whether all that was sent is what is stored, whenever that came.
function stands(draft, stored) {
  const same = (part) => (draft[part] ?? null) === null || JSON.stringify(draft[part]) === JSON.stringify(stored[part]);
  return stored.accepted || ["choice", "confidence", "where"].every(same);
}

// Lets go of what is kept for a test that is over, and returns the address that names what of it came too late.
export function namingTheLate(address, queue, stored) {
  for (const [position, draft] of Object.entries(queue.all())) {
    const found = stored.find((one) => one.position === Number(position));
    if (found && stands(draft, found)) queue.drop(found.position, draft.version);
  }
  const late = Object.keys(queue.all()).map((position) => `late=${position}`);
  queue.clear();
  return [`${address}/result`, ...(late.length ? [late.join("&")] : [])].join("?");
}

async function ask({ over, address, token }) {
  const queue = new Queue(over);
  if (!queue.size) return;
  const drafts = Object.entries(queue.all()).map(([position, draft]) => ({ position: Number(position), ...draft }));
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const sent = { method: "POST", headers, body: JSON.stringify({ drafts }) };
  const answer = await fetch(`${address}/choices`, sent).catch(() => null);
  const body = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!body?.saved) return; // it is asked when the page is opened again
  const score = namingTheLate(address, queue, body.saved);
  if (score.includes("?")) location.replace(score);
}

const root = document.querySelector("[data-over]");
if (root) ask(root.dataset);
