// Buttons that tick the boxes beside them, all those whose values they name and no others. Without scripts the buttons
// stay hidden, and the boxes are there.
(function () {
  "use strict";

  function show() {
    document.querySelectorAll("[data-ticks]").forEach(function (row) {
      row.hidden = false;
    });
  }

  document.addEventListener("click", function (event) {
    const button = event.target instanceof Element && event.target.closest("button[data-tick]");
    const group = button && button.closest("fieldset");
    if (!group) {
      return;
    }
    const wanted = button.dataset.tick.split(" ");
    group.querySelectorAll("input[type=checkbox]").forEach(function (box) {
      box.checked = wanted.includes(box.value);
    });
    group.dispatchEvent(new Event("input", { bubbles: true })); // what was chosen is kept as what is typed
  });

  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("htmx:afterSettle", show);
})();
