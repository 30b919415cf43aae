// The next case is taken while the person still reads this one, and put in place as soon as a decision is sent; the
// answer only says what was done. If the decision is not taken, the case comes back with all that was chosen and typed.
// Without this script each decision leads to the next case by itself. Holds are kept up; undoing shows its seconds.
// What was taken ahead is given back when the person leaves; the console does so only if nobody has had it before them.
// While they read it is taken again before its short hold ends.
(function () {
  "use strict";
  const HEADER = "Hulian-Ahead";
  const KEEP_UP = 4 * 60 * 1000;
  const AGAIN = 90 * 1000;
  const LOOK = 5 * 1000;
  const AWAY = 20 * 1000;
  let ahead = null; // the next case: { id, main, title, url, token }
  let asking = 0; // the case after which one was asked for
  let taken = 0; // when
  let before = null; // the case whose decision was sent: { main, title, url }
  let waiting = null; // what was pressed meanwhile: { form, button }

  function decision() {
    const form = document.querySelector("main:not([hidden]) form#decision");
    return form && form.dataset.mine === "true" ? form : null;
  }

  function send(form, path, fields) {
    const body = new URLSearchParams(fields);
    body.set("_csrf", form.elements._csrf.value);
    return fetch(path, { method: "POST", body: body, redirect: "manual", credentials: "same-origin" });
  }

  function isShown(id) {
    return location.pathname === "/cases/" + id || document.querySelector('form#decision[data-case="' + id + '"]') !== null;
  }

  function release(id, token) {
    if (!isShown(id)) {
      navigator.sendBeacon("/cases/" + id + "/release", new URLSearchParams({ ahead: "true", _csrf: token }));
    }
  }

  function giveBack() {
    if (ahead) {
      release(ahead.id, ahead.token);
    }
    ahead = null;
    asking = 0;
  }

  function take() {
    const form = decision();
    if (form && !before && asking !== form.dataset.case) {
      ahead = null;
      ask(form, 0);
    }
  }

  // The card at hand stays until its answer is there.
  function takeAgain() {
    const form = decision();
    if (form && !before && ahead && asking === form.dataset.case && performance.now() - taken >= AGAIN) {
      ask(form, ahead.id);
    }
  }

  function ask(form, again) {
    const after = form.dataset.case;
    const token = form.elements._csrf.value;
    asking = after;
    taken = performance.now();
    send(form, "/queue/ahead", { after: after, again: again })
      .then((answer) => (answer.status === 200 ? answer.text().then((text) => [answer.headers.get(HEADER), text]) : null))
      .then(function (found) {
        const now = decision();
        if (!found || !found[0]) {
          if (again && ahead && ahead.id === again) {
            ahead = null;
          }
          return;
        }
        if (!now || before || now.dataset.case !== after || asking !== after) {
          release(found[0], token);
          return;
        }
        const page = new DOMParser().parseFromString(found[1], "text/html");
        const main = page.getElementById("main");
        ahead = main ? { id: found[0], main: main, title: page.title, url: "/cases/" + found[0], token: token } : null;
      })
      .catch(function () {
        // Nothing was taken: the decision then leads on by itself.
      });
  }

  function show() {
    const main = document.getElementById("main");
    before = { main: main, title: document.title, url: location.href };
    const next = document.importNode(ahead.main, true);
    main.before(next);
    main.hidden = true;
    main.id = "before";
    document.title = ahead.title;
    history.pushState({ htmx: true }, "", ahead.url);
    htmx.process(next);
    next.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    ahead = null;
  }

  // The decision was not taken: the case is back, and the one after it goes.
  function back() {
    if (!before) {
      return;
    }
    const shown = document.getElementById("main");
    before.main.remove();
    before.main.id = "main";
    before.main.hidden = false;
    shown.replaceWith(before.main);
    document.title = before.title;
    history.replaceState({ htmx: true }, "", before.url);
    before = null;
    waiting = null;
    asking = 0;
  }

  function settled(line) {
    before.main.remove();
    before = null;
    const old = document.getElementById("flash");
    if (old && line) {
      old.replaceWith(document.importNode(line, true));
      htmx.process(document.getElementById("flash"));
    }
    const pressed = waiting;
    waiting = null;
    count();
    take();
    if (pressed && pressed.form.isConnected) {
      pressed.form.requestSubmit(pressed.button);
    }
  }

  function isDecision(element) {
    return element instanceof Element && element.matches("form#decision");
  }

  document.addEventListener("htmx:configRequest", function (event) {
    if (isDecision(event.target) && ahead && !before) {
      event.detail.headers[HEADER] = ahead.id;
    }
  });

  document.addEventListener("htmx:beforeRequest", function (event) {
    if (before && event.target instanceof HTMLFormElement && !before.main.contains(event.target)) {
      const pressed = event.detail.requestConfig.triggeringEvent;
      waiting = { form: event.target, button: (pressed && pressed.submitter) || null };
      event.preventDefault();
    }
  });

  document.addEventListener("htmx:beforeSend", function (event) {
    if (isDecision(event.target) && event.detail.requestConfig.headers[HEADER]) {
      show();
    }
  });

  // Before typed.js looks at the answer.
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (!before) {
      return;
    }
    const detail = event.detail;
    if (detail.xhr.status >= 400) {
      back();
      return;
    }
    const answer = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
    if (!answer.getElementById("main")) {
      detail.shouldSwap = false;
      settled(answer.getElementById("flash"));
    } else {
      before = null; // another case than the one shown: all of the page gives way to it
      waiting = null;
    }
  });

  ["htmx:sendError", "htmx:timeout", "htmx:sendAbort"].forEach((kind) => document.addEventListener(kind, back));

  function count() {
    document.querySelectorAll("#flash [data-seconds]").forEach(function (place) {
      const end = performance.now() + 1000 * Number(place.dataset.seconds);
      const words = place.textContent.replace(/\d+/, "{}");
      const tick = setInterval(function () {
        const left = Math.ceil((end - performance.now()) / 1000);
        if (!place.isConnected) {
          clearInterval(tick);
        } else if (left > 0) {
          place.textContent = words.replace("{}", String(left));
        } else {
          clearInterval(tick);
          place.closest("form").remove();
        }
      }, 250);
      place.removeAttribute("data-seconds");
    });
  }

  // A hold on a page that nobody touches ends by itself, and so does the session.
  let touched = performance.now();
  ["keydown", "pointerdown", "wheel"].forEach((kind) =>
    document.addEventListener(kind, function () { touched = performance.now(); }, { capture: true, passive: true }));

  function isRead() {
    return document.visibilityState === "visible" && performance.now() - touched <= KEEP_UP + LOOK;
  }

  setInterval(function () {
    if (isRead()) {
      takeAgain();
    }
  }, LOOK);

  setInterval(function () {
    const form = decision();
    if (form && isRead()) {
      send(form, "/cases/" + form.dataset.case + "/claim", { keep: "true" }).catch(function () {});
    }
  }, KEEP_UP);

  function begin() {
    const form = decision();
    if (!before && ahead && (!form || form.dataset.case !== asking)) {
      giveBack();
    }
    count();
    take();
  }

  // Whoever only looks at another window for a moment keeps it.
  let away = 0;
  document.addEventListener("visibilitychange", function () {
    clearTimeout(away);
    if (document.visibilityState === "hidden") {
      away = setTimeout(giveBack, AWAY);
    } else {
      take();
    }
  });
  window.addEventListener("pagehide", giveBack);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      take();
    }
  });

  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
