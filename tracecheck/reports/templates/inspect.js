"use strict";
const all = (number) => document.querySelectorAll(`[data-u="${number}"]`);
const mark = (event, on) => {
  const unit = event.target instanceof Element ? event.target.closest("[data-u]") : null;
  if (unit) all(unit.dataset.u).forEach((each) => each.classList.toggle("on", on));
};
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => mark(event, on));
}
