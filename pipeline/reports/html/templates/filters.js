"use strict";
{
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group")].map((element) => [element, [...element.querySelectorAll(".finding")]]);
  const chosen = Object.fromEntries(["subject", "type", "source", "severity", "status"].map((name) => [name, document.getElementById(`filter-${name}`)]));
  const search = document.getElementById("filter-text");
  const words = new WeakMap();

  const textOf = (finding) => {
    if (!words.has(finding)) words.set(finding, finding.textContent.toLowerCase());
    return words.get(finding);
  };
  const has = (finding, name, value) => !value || finding.dataset[name].split(" ").includes(value);

  const apply = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const fits = Object.entries(chosen).every(([name, field]) => has(finding, name, field.value)) && wanted.every((word) => textOf(finding).includes(word));
      if (finding.hidden === fits) finding.hidden = !fits;
      shown += fits;
    }
    for (const [group, members] of groups) {
      const empty = members.every((finding) => finding.hidden);
      if (group.hidden !== empty) group.hidden = empty;
    }
    document.getElementById("shown").textContent = `${shown} of ${findings.length} findings shown`;
  };

  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });

  const visible = () => findings.filter((finding) => !finding.hidden);
  const step = (by) => {
    const list = visible();
    const here = list.indexOf(document.activeElement?.closest?.(".finding"));
    const next = here < 0 ? (by > 0 ? 0 : list.length - 1) : here + by;
    const finding = list[Math.max(0, Math.min(list.length - 1, next))];
    if (finding) { finding.scrollIntoView({ block: "start" }); finding.focus({ preventScroll: true }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
  });

  // What a link or a print-out needs open is opened.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    if (target.hidden) { form.reset(); apply(); }
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => { for (const box of document.querySelectorAll("details")) box.open = true; });

  form.hidden = false;
  apply();
  open();
  document.addEventListener("findings-changed", (event) => { for (const finding of event.detail) words.delete(finding); apply(); });
}
