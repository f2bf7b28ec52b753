"use strict";
const main = document.querySelector("main");
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/* A filter shows the rows that carry its tag, and says which it is: on the screen, aloud, and on paper. */
const choose = (box, tag, told) => {
  const rows = box.querySelectorAll("tbody > tr");
  let shown = 0;
  for (const row of rows) {
    const fits = !tag || (row.dataset.tags || "").split(" ").includes(tag);
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  const status = box.querySelector(".shown");
  const words = { shown, total: rows.length, choice: told };
  status.textContent = filled(tag ? main.dataset.filtered : main.dataset.shown, words);
  status.classList.toggle("active", Boolean(tag));
};

const remember = (box, tag) => {
  const hash = tag ? `#${box.id}=${encodeURIComponent(tag)}` : `#${box.id}`;
  history.replaceState(null, "", hash);
};

for (const box of document.querySelectorAll("[data-chosen]")) {
  box.querySelector(".filter").hidden = false;
  box.addEventListener("change", (event) => {
    const input = event.target;
    choose(box, input.value, input.parentElement.dataset.name);
    remember(box, input.value);
  });
}

/* A link to a filtered table («#matrix-table=missing») opens it as it was. */
const restore = () => {
  const [id, tag] = decodeURIComponent(location.hash.slice(1)).split("=");
  const box = tag ? document.getElementById(id) : null;
  const input = box && [...box.querySelectorAll(".filter input")].find((each) => each.value === tag);
  if (!input) return;
  input.checked = true;
  choose(box, tag, input.parentElement.dataset.name);
  box.scrollIntoView();
};

/* Long parts start closed; all of them can be opened at once, and all are open on paper. */
const folded = [...document.querySelectorAll("details[data-folded]")];
for (const each of folded) each.open = false;
let opened = [];
addEventListener("beforeprint", () => {
  opened = folded.filter((each) => !each.open);
  for (const each of opened) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
});

const openTarget = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const around = target && target.closest("details");
  if (!around || around.open) return;
  around.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", openTarget);

for (const chapter of document.querySelectorAll(".chapter")) {
  const parts = [...chapter.querySelectorAll("details[data-folded]")];
  if (parts.length < 2) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold";
  button.textContent = main.dataset.openAll;
  button.addEventListener("click", () => {
    const open = parts.some((each) => !each.open);
    for (const each of parts) each.open = open;
    button.textContent = open ? main.dataset.closeAll : main.dataset.openAll;
  });
  parts[0].before(button);
}
restore();
openTarget();
