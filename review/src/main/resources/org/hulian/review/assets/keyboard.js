// Keys for people who decide many cases. A control names its key in data-key; entries that j and k step through carry
// data-item. Keys rest while somebody types or an input method composes, and can be switched off (WCAG 2.1.4).
(function () {
  "use strict";
  const TYPING = "input:not([type=radio]):not([type=checkbox]):not([type=submit]), textarea, select, [contenteditable]";
  const SWITCH = "hulian.keys";

  function isOn() {
    try {
      return localStorage.getItem(SWITCH) !== "off";
    } catch (refused) {
      return true; // storage may be refused; the keys then cannot be switched off for good
    }
  }

  function rests(event) {
    return event.defaultPrevented || event.isComposing || event.keyCode === 229
      || event.ctrlKey || event.altKey || event.metaKey || !isOn()
      || (event.target instanceof Element && event.target.closest(TYPING) !== null);
  }

  function usable(element) {
    return !element.disabled && element.offsetParent !== null;
  }

  function current() {
    const focused = document.activeElement;
    return (focused && focused.closest("[data-item]")) || document.querySelector("[data-item].current");
  }

  function step(by) {
    const items = Array.from(document.querySelectorAll("main [data-item]")).filter(usable);
    if (items.length === 0) {
      return false;
    }
    const at = items.indexOf(current());
    const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)];
    items.forEach((item) => item.classList.toggle("current", item === next));
    (next.querySelector("a") || next).focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  function press(key) {
    const selector = '[data-key="' + CSS.escape(key) + '"]';
    const item = current();
    const found = (item && item.querySelector(selector))
      || document.querySelector("main " + selector)
      || document.querySelector(selector);
    if (!found || !usable(found)) {
      return false;
    }
    if (found.matches(TYPING)) {
      found.focus();
      found.select();
    } else if (found.matches("input[type=radio]")) {
      found.checked = true;
      found.focus();
    } else {
      found.click();
    }
    return true;
  }

  function help() {
    const sheet = document.getElementById("help");
    if (!sheet) {
      return false;
    }
    document.getElementById("keys-on").checked = isOn();
    sheet.showModal();
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (rests(event) || document.querySelector("dialog[open]")) {
      return;
    }
    const done = event.key === "j" ? step(1)
      : event.key === "k" ? step(-1)
      : event.key === "?" ? help()
      : event.key.length === 1 && press(event.key);
    if (done) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target instanceof Element && event.target.closest("[data-help]") && help()) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  document.addEventListener("change", function (event) {
    if (event.target.id === "keys-on") {
      try {
        localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
      } catch (refused) {
        event.target.checked = true;
      }
    }
  });

  // A page that was put in place without loading is announced from its start, as a loaded one would be, unless it puts
  // the focus somewhere itself.
  document.addEventListener("htmx:afterSettle", function () {
    const main = document.getElementById("main");
    if (main && !main.contains(document.activeElement)) {
      (main.querySelector("[autofocus]") || main).focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  });
})();
