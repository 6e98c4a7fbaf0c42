// The staff's lists: "/" leads to the search, arrows from row to row, one goes on from case to case, and new cases
// announce themselves without moving what one reads.
const EVERY = 30000;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "/") toSearch(event);
  else if (event.key in STEPS && event.target.matches(".row-link")) toRow(event);
});

function toSearch(event) {
  const search = document.querySelector("[data-search]");
  // The mark is left out for those who have turned single keys off (WCAG 2.1.4).
  if (!search?.form?.querySelector("[data-shortcut]")) return;
  event.preventDefault();
  search.focus();
  search.select();
}

function toRow(event) {
  const rows = [...document.querySelectorAll(".row-link")];
  const next = rows[rows.indexOf(event.target) + STEPS[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// Which cases the list held, so that one can go on from case to case: addresses with opaque ids, kept in this tab only.
const LIST = "staff:list";
const links = [...document.querySelectorAll("[data-cases] .row-link")].map((link) => link.getAttribute("href"));
if (links.length) sessionStorage.setItem(LIST, JSON.stringify(links));

const steps = document.querySelector("[data-steps]");
if (steps) showSteps(JSON.parse(sessionStorage.getItem(LIST) ?? "[]"));

function showSteps(list) {
  const here = list.findIndex((address) => location.pathname.startsWith(address.split("?")[0]));
  if (here < 0) return;
  for (const link of steps.querySelectorAll("[data-step]")) {
    const address = list[here + Number(link.dataset.step)];
    if (address) link.href = address;
    else link.hidden = true;
  }
  steps.hidden = list.length < 2;
}

const news = document.querySelector("[data-news]");

// Asks for a count only: no person is in the answer, and asking does not keep the session alive.
async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(news.dataset.news, { headers: { "X-Bakgrund": "1" } });
    if (answer.status !== 200) return;
    const { words } = await answer.json();
    const link = news.querySelector("a");
    if (link.textContent !== words) link.textContent = words;
    link.hidden = !words;
  } catch {
    // The server cannot be reached just now: the next time will do.
  }
}

if (news) {
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
