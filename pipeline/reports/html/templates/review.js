"use strict";
{
  const { state: first, token } = JSON.parse(document.getElementById("state").textContent);
  const at = (id) => document.getElementById(id);
  const findings = [...document.querySelectorAll(".finding")];
  const dialog = at("dialog");
  const EVERY = 1500;
  let state = first;
  let version = "";
  let asking = null;
  const taken = [];

  const say = (box, words) => { box.textContent = words; box.hidden = !words; };
  const seen = (id) => (state.findings?.[id] ?? state.claims?.[id])?.seen ?? "";
  const chosen = () => findings.filter((finding) => finding.querySelector(".choose").checked);
  const current = () => document.activeElement?.closest?.(".finding");

  const show = (next) => {
    if (next.error) { say(at("problem"), next.error); version = next.version; return; }
    state = next;
    version = next.version;
    say(at("problem"), next.problem);
    const changed = [];
    for (const finding of findings) {
      const { status = "new", note = "", accepted = false } = next.findings[finding.id] ?? {};
      const line = finding.querySelector(".note");
      const words = line.querySelector("span");
      if (finding.dataset.status !== status || words.textContent !== note) {
        finding.dataset.status = status;
        line.querySelector(".state").textContent = status;
        words.textContent = note;
        line.hidden = !note;
        changed.push(finding);
      }
      finding.querySelector(".reopen").hidden = !accepted;
      finding.querySelector(".accept").hidden = status === "accepted";
      for (const button of finding.querySelectorAll(".judge")) {
        const wrong = button.dataset.claim in next.claims;
        if ((button.getAttribute("aria-pressed") === "true") !== wrong) {
          button.setAttribute("aria-pressed", String(wrong));
          button.firstChild.textContent = wrong ? "Read rightly after all" : "Read wrongly";
          button.closest(".passage").classList.toggle("wrong", wrong);
        }
      }
    }
    const count = (test) => findings.filter(test).length;
    for (const severity of ["error", "warning", "info"]) at(`count-${severity}`).textContent = count(({ dataset }) => dataset.severity === severity && dataset.status === "new");
    at("count-accepted").textContent = count(({ dataset }) => dataset.status === "accepted");
    if (changed.length) document.dispatchEvent(new CustomEvent("findings-changed", { detail: changed }));
    toolbar();
  };

  const toolbar = () => {
    const picked = chosen();
    at("chosen").textContent = picked.length ? `${picked.length} selected` : "None selected";
    at("accept-chosen").disabled = !picked.some((finding) => finding.dataset.status === "new");
    at("reopen-chosen").disabled = !picked.some((finding) => state.findings[finding.id]?.accepted);
    at("undo").disabled = !taken.length;
  };

  // Rejects with words for the editor; what was typed stays where it is.
  const send = async (request) => {
    let response;
    try {
      response = await fetch("/decisions", { method: "POST", headers: { "Content-Type": "application/json", "X-Crossclaim-Token": token }, body: JSON.stringify(request) });
    } catch {
      throw new Error("The review has been stopped: nothing was written. Start crossclaim review again.");
    }
    const answer = await response.json().catch(() => ({ error: `The review answered with an error (${response.status}): nothing was written.` }));
    if (answer.state) show(answer.state);
    if (!response.ok) throw new Error(answer.error);
    return answer.decision;
  };

  const done = (words, decision) => {
    if (decision !== undefined) taken.push(decision);
    at("done").textContent = words;
    say(at("failure"), "");
    for (const box of document.querySelectorAll(".choose:checked")) box.checked = false;
    toolbar();
  };

  const targets = (ids) => ids.map((id) => ({ id, seen: seen(id) }));
  const decide = async (request, words) => {
    try { done(words, await send(request)); } catch (error) { say(at("failure"), error.message); }
  };

  const ask = (kind, ids) => {
    if (!ids.length) return;
    const judging = kind === "judge";
    // What the page shows now is what the decision is about, also if it changes while a reason is typed.
    asking = { kind, targets: targets(ids), after: current() };
    at("dialog-title").textContent = judging ? `Claim ${ids[0]} was read wrongly` : ids.length > 1 ? `Accept ${ids.length} findings` : "Accept this finding";
    at("submit").textContent = judging ? "Mark as read wrongly" : "Accept";
    at("expiry").hidden = judging;
    at("reason").value = "";
    at("expires").value = "";
    say(at("refused"), "");
    dialog.showModal();
    at("reason").focus();
  };

  at("decision").addEventListener("submit", async (event) => {
    event.preventDefault();
    const { kind, targets: about, after } = asking;
    const request = { kind, targets: about, reason: at("reason").value, who: at("who").value };
    if (kind === "accept" && at("expires").value) request.expires = at("expires").value;
    at("submit").disabled = true;
    try {
      const decision = await send(request);
      dialog.close();
      done(kind === "judge" ? "Kept as an example of what its rule must not do." : `Accepted ${about.length}.`, decision);
      const next = findings.slice(findings.indexOf(after) + 1).find((finding) => !finding.hidden && finding.dataset.status === "new");
      if (after && kind === "accept") (next ?? after).focus();
    } catch (error) {
      say(at("refused"), error.message);
      // A second try is about what the page shows by now.
      asking.targets = targets(about.map(({ id }) => id));
    } finally {
      at("submit").disabled = false;
    }
  });
  at("reason").addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); at("decision").requestSubmit(); } });
  at("cancel").addEventListener("click", () => dialog.close());

  const accept = (list) => ask("accept", list.filter((finding) => finding.dataset.status === "new").map((finding) => finding.id));
  const reopen = (list) => {
    const ids = list.filter((finding) => state.findings[finding.id]?.accepted).map((finding) => finding.id);
    if (ids.length) decide({ kind: "reopen", targets: targets(ids) }, `Reopened ${ids.length}.`);
  };
  const undo = async () => {
    if (!taken.length) return;
    try {
      await send({ kind: "undo", decision: taken.at(-1) });
      taken.pop();
      done("Taken back.");
    } catch (error) { say(at("failure"), error.message); }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const finding = button?.closest(".finding");
    if (!finding) return;
    if (button.matches(".accept")) accept([finding]);
    else if (button.matches(".reopen")) reopen([finding]);
    else if (button.matches(".judge")) {
      const claim = button.dataset.claim;
      if (claim in state.claims) decide({ kind: "unjudge", targets: targets([claim]) }, "No longer marked as read wrongly.");
      else ask("judge", [claim]);
    }
  });
  document.addEventListener("change", (event) => { if (event.target.matches(".choose")) toolbar(); });
  at("accept-chosen").addEventListener("click", () => accept(chosen()));
  at("reopen-chosen").addEventListener("click", () => reopen(chosen()));
  at("undo").addEventListener("click", undo);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const list = chosen().length ? chosen() : [current()].filter(Boolean);
    if (event.key === "x" && current()) { const box = current().querySelector(".choose"); box.checked = !box.checked; toolbar(); }
    else if (event.key === "a" && list.length) { event.preventDefault(); accept(list); }
    else if (event.key === "o") reopen(list);
    else if (event.key === "u") undo();
  });

  const poll = async () => {
    try {
      const answer = await (await fetch(`/state?version=${version}`)).json();
      if (answer.version !== version) show(answer);
    } catch {
      say(at("problem"), "The review has been stopped. Start crossclaim review again; what was decided is kept.");
      version = "";
    }
    setTimeout(poll, EVERY);
  };
  show(first);
  setTimeout(poll, EVERY);
}
