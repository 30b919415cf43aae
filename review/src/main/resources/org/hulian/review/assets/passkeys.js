// Passkeys: what the browser's own dialogue gives is sent as it is. A form that asks for this carries data-passkey; without
// scripts, or under a bare address, which no passkey can belong to, it stays hidden or says so, and the password is there.
(function () {
  "use strict";
  const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON &&
    !/^[\d.]+$|^\[/.test(location.hostname);

  function send(path, body) {
    const token = document.querySelector("input[name=_csrf]");
    return fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token ? token.value : "" },
      body: body ? JSON.stringify(body) : "{}"
    }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.json();
    });
  }

  function plain(credential, names) {
    const all = credential.toJSON();
    const response = {};
    names.forEach(function (name) {
      if (all.response[name] !== undefined) {
        response[name] = all.response[name];
      }
    });
    return {
      id: all.id,
      rawId: all.rawId,
      type: all.type,
      response: response,
      clientExtensionResults: all.clientExtensionResults,
      authenticatorAttachment: all.authenticatorAttachment
    };
  }

  function register(form) {
    return send("/passkeys/options").then(function (options) {
      return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    }).then(function (made) {
      const credential = plain(made, ["attestationObject", "clientDataJSON", "transports"]);
      return send("/passkeys/register", { publicKey: { credential: credential, label: form.elements.label.value } });
    }).then(function () {
      location.assign("/passkeys");
    });
  }

  function signIn() {
    return send("/passkeys/sign-in/options").then(function (options) {
      return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    }).then(function (shown) {
      return send("/passkeys/sign-in", plain(shown, ["authenticatorData", "clientDataJSON", "signature", "userHandle"]));
    }).then(function (answer) {
      const to = new URL(answer.redirectUrl || "/", location.href);
      location.assign(to.origin === location.origin ? to.href : "/");
    });
  }

  // What is wrong: null, "problem", or "wait" if somebody here has tried too often.
  function say(form, wrong) {
    ["problem", "wait"].forEach(function (kind) {
      form.querySelector("[data-passkey-" + kind + "]").hidden = wrong !== kind;
    });
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    const what = form.getAttribute("data-passkey");
    if (!what) {
      return;
    }
    event.preventDefault();
    if (!able) {
      say(form, "problem");
      return;
    }
    say(form, null);
    (what === "register" ? register(form) : signIn()).catch(function (reason) {
      say(form, reason.message === "429" ? "wait" : "problem");
    });
  });

  function show() {
    // What holds the form is hidden, since the form's own layout would show it all the same.
    document.querySelectorAll("[data-passkey-door]").forEach(function (door) {
      door.hidden = !able;
    });
    document.querySelectorAll("[data-passkey-unable]").forEach(function (text) {
      text.hidden = able;
    });
  }

  show();
  document.addEventListener("htmx:afterSettle", show);
})();
