// What people type is kept in this tab until the console has taken it: a session that ends, a console that does not
// answer, or a reload must not cost a reason that somebody wrote for ten minutes. Forms that ask for it carry data-keep.
(function () {
  "use strict";
  const PREFIX = "hulian.typed ";

  function who() {
    const name = document.querySelector(".top .who");
    return name ? name.textContent : "";
  }

  function keyOf(form) {
    return PREFIX + who() + " " + form.getAttribute("action");
  }

  // Storage may be refused or full: then nothing is kept, and nothing else breaks.
  function stored(work) {
    try {
      return work(sessionStorage);
    } catch (refused) {
      return null;
    }
  }

  function fields(form) {
    return Array.from(form.elements).filter((field) =>
      field.name && field.type !== "hidden" && !field.matches("button, fieldset"));
  }

  function isChoice(field) {
    return field.type === "radio" || field.type === "checkbox";
  }

  function isTouched(field) {
    if (isChoice(field)) {
      return field.checked !== field.defaultChecked;
    }
    if (field instanceof HTMLSelectElement) {
      const proposed = Array.from(field.options).findLastIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(proposed, 0);
    }
    return field.value !== field.defaultValue;
  }

  function keptOf(form) {
    return stored((storage) => JSON.parse(storage.getItem(keyOf(form)))) || {};
  }

  // What nobody touched is not kept, so that a proposal can change with the language of the page. What was kept before
  // stays so: an answer that refuses a form holds what was typed as if it were proposed.
  function keep(form) {
    const kept = keptOf(form);
    const typed = {};
    const names = new Set(Object.keys(kept));
    fields(form).filter(isTouched).forEach((field) => names.add(field.name));
    fields(form).filter((field) => names.has(field.name)).forEach(function (field) {
      typed[field.name] = typed[field.name] || [];
      if (!isChoice(field) || field.checked) {
        typed[field.name].push(field.value);
      }
    });
    if (names.size > 0) {
      stored((storage) => storage.setItem(keyOf(form), JSON.stringify(typed)));
    }
  }

  function forget(form) {
    stored((storage) => storage.removeItem(keyOf(form)));
  }

  function restore(form) {
    const typed = keptOf(form);
    let changed = false;
    fields(form).forEach(function (field) {
      const values = typed[field.name];
      if (!values) {
        return;
      }
      if (isChoice(field)) {
        changed = changed || field.checked !== values.includes(field.value);
        field.checked = values.includes(field.value);
      } else if (values.length > 0) {
        changed = changed || field.value !== values[0];
        field.value = values[0];
      }
    });
    const hint = form.querySelector("[data-kept]");
    if (hint && changed) {
      hint.hidden = false;
    }
  }

  function restoreAll() {
    document.querySelectorAll("form[data-keep]").forEach(restore);
  }

  // Says above the page, which stays as it is, why a form was not taken.
  function say(refusal) {
    const pattern = document.getElementById("refused");
    const main = document.getElementById("main");
    if (!pattern || !main) {
      return;
    }
    main.querySelectorAll(".refused").forEach((old) => old.remove());
    const box = pattern.content.firstElementChild.cloneNode(true);
    if (refusal) {
      box.querySelector("h2").textContent = refusal.querySelector("h1").textContent;
      box.querySelector("p").textContent = refusal.querySelector("h1 + p").textContent;
    }
    const again = box.querySelector("a");
    again.href = location.href;
    again.hidden = !refusal || !refusal.matches("[data-sign-in]");
    const way = refusal && refusal.querySelector("a[data-way]");
    if (way) {
      again.href = way.getAttribute("href");
      again.textContent = way.textContent;
      again.hidden = false;
    }
    main.prepend(box);
    box.scrollIntoView({ block: "nearest" });
  }

  function keptForm(event) {
    const form = event.target instanceof Element && event.target.closest("form[data-keep]");
    return form || null;
  }

  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      const form = keptForm(event);
      if (form) {
        keep(form);
      }
    });
  });

  // Keys choose without an event of their own.
  document.addEventListener("htmx:beforeRequest", function (event) {
    const form = keptForm(event);
    if (form) {
      keep(form);
    }
  });

  // A page that asks for the password shows itself: it holds the form that it was asked for, and data-proof.
  document.addEventListener("htmx:beforeSwap", function (event) {
    const detail = event.detail;
    const form = detail.requestConfig.elt;
    if (form.matches("form[data-keep], form[data-proof]") && detail.xhr.status === 200) {
      forget(form); // before the answer is put in place, which may hold another form for the same address
    }
    if (detail.requestConfig.verb === "get" || detail.xhr.status < 400) {
      return;
    }
    const answer = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
    const refusal = answer.querySelector("main[data-refusal]");
    if (refusal || !answer.querySelector("main")) {
      detail.shouldSwap = false;
      say(refusal);
    }
  });

  ["htmx:sendError", "htmx:timeout"].forEach(function (kind) {
    document.addEventListener(kind, () => say(null));
  });

  document.addEventListener("submit", function (event) {
    if (event.target.getAttribute("action") === "/sign-out") {
      stored((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX))
        .forEach((key) => storage.removeItem(key)));
    }
  });

  document.addEventListener("htmx:afterSettle", restoreAll);
  restoreAll();
})();
