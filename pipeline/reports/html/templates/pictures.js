"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const canvas = document.getElementById("canvas");
  const pick = document.getElementById("picture-subject");
  const list = document.getElementById("timeline-list");
  const table = document.getElementById("matrix-table");
  const timeline = document.getElementById("timeline");
  const matrix = document.getElementById("matrix");
  const inFindings = new Map();
  for (const [id, claims] of Object.entries(data.findings)) for (const claim of claims) inFindings.set(claim, [...(inFindings.get(claim) ?? []), id]);

  // The library is packed, and unpacked when the first picture is asked for.
  let loading = null;
  const load = () => {
    loading ??= (async () => {
      const packed = Uint8Array.from(atob(document.getElementById("plotting").textContent), (letter) => letter.charCodeAt(0));
      const source = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
      // It adds the styles of its maps, which the policy forbids and nothing here needs, unless they are there.
      for (const [, id] of source.matchAll(/getElementById\("([0-9a-f]{64})"\)/g)) {
        const there = document.createElement("span");
        there.id = id;
        there.hidden = true;
        document.body.append(there);
      }
      const script = document.createElement("script");
      script.textContent = source;
      document.head.append(script);
      return window.Plotly;
    })();
    return loading;
  };

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const plain = (text) => text.replace(/[<>&]/g, (letter) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[letter]).replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  const element = (name, text = "", attributes = {}) => Object.assign(document.createElement(name), { textContent: text }, attributes);
  const sourceOf = (claim) => data.sources[claim.source];
  const isOpen = (id) => document.getElementById(id)?.dataset.status === "new";
  const standing = (claim) => {
    const ids = inFindings.get(claim) ?? [];
    return ids.some(isOpen) ? "error" : ids.length ? "accepted" : "info";
  };
  const layout = (rows, room, more) => ({
    height: 60 + rows * room, margin: { l: 10, r: 20, t: 30, b: 30 }, showlegend: false, dragmode: false, hovermode: "closest", bargap: 0.25,
    paper_bgcolor: colour("ground"), plot_bgcolor: colour("ground"), font: { color: colour("ink"), size: 12, family: "system-ui, sans-serif" }, ...more,
  });
  const config = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };
  const axis = () => ({ gridcolor: colour("line"), linecolor: colour("line"), zeroline: false, fixedrange: true });

  const choose = (claim) => {
    document.getElementById("timeline-list-box").open = true;
    for (const row of list.children) row.classList.toggle("chosen", row.dataset.claim === String(claim));
    const row = list.querySelector(".chosen");
    row?.scrollIntoView({ block: "center" });
    row?.focus();
  };

  const passage = (number) => {
    const claim = data.claims[number];
    const row = element("li", "", { tabIndex: -1 });
    row.dataset.claim = number;
    row.append(element("b", claim.said), element("span", ` ${claim.modality === "actual" ? "" : `(${claim.modality}) `}`), element("small", `${sourceOf(claim).name}${claim.section ? `, ${claim.section}` : ""}: `));
    row.append(Object.assign(element("bdi", claim.evidence.replace(/[\p{Cc}\p{Cf}]/gu, (letter) => (/\s/.test(letter) ? " " : `[U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`))), { dir: "auto" }));
    for (const id of inFindings.get(number) ?? []) row.append(" ", element("a", id, { href: `#${id}` }));
    return row;
  };

  const DAY = 86400000;
  const drawTimeline = (plotly, subject) => {
    const claims = subject.dated.map((number) => data.claims[number]);
    const starts = claims.map((claim) => (claim.start ? Date.parse(claim.start) : null));
    const ends = claims.map((claim) => (claim.end ? Date.parse(claim.end) + DAY : null));
    const known = [...starts, ...ends].filter((time) => time !== null);
    const first = Math.min(...known), last = Math.max(...known);
    const span = Math.max(last - first, 365 * DAY);
    const left = first - span * 0.08, right = last + span * 0.08;
    const rows = claims.map((claim, index) => index);
    const colours = subject.dated.map((number) => colour(standing(number)));
    // A day among decades would be too thin to see and to hit.
    const least = span / 120;
    const base = rows.map((row) => starts[row] ?? left);
    const length = rows.map((row) => Math.max((ends[row] ?? right) - base[row], least));
    const hover = claims.map((claim) => `${plain(short(claim.about, 80))}<br>${plain(claim.said)} (${claim.modality})<br>${plain(sourceOf(claim).name)}`);
    const bars = {
      type: "bar", orientation: "h", y: rows, x: length, base: base.map((time) => new Date(time).toISOString()), hovertext: hover, hoverinfo: "text",
      text: subject.dated.map((number) => (standing(number) === "error" ? "≠" : "")), textposition: "outside", textfont: { color: colour("error"), size: 14 }, cliponaxis: false, constraintext: "none",
      marker: { color: colours, line: { color: colour("ink"), width: 0.5 },
        pattern: { shape: claims.map((claim) => (claim.modality === "actual" ? "" : claim.modality === "negated" ? "x" : "/")), fillmode: "replace", fgcolor: colours, bgcolor: colour("ground"), size: 6 } },
    };
    const arrows = [["triangle-left", (row) => starts[row] === null, () => left], ["triangle-right", (row) => ends[row] === null, () => right]].map(([symbol, fits, at]) => {
      const open = rows.filter(fits);
      return { type: "scatter", mode: "markers", x: open.map((row) => new Date(at(row)).toISOString()), y: open, marker: { symbol, size: 13, color: open.map((row) => colours[row]) }, hoverinfo: "skip" };
    });
    const narrow = innerWidth < 640;
    const labels = claims.map((claim) => plain(short(claim.about, narrow ? 18 : 44)));
    return plotly.react(timeline, [bars, ...arrows], layout(rows.length, 24, {
      xaxis: { ...axis(), type: "date", range: [left - span * 0.02, right + span * 0.02].map((time) => new Date(time).toISOString()), side: "top" },
      yaxis: { ...axis(), autorange: false, range: [rows.length - 0.5, -0.5], tickvals: rows, ticktext: labels, automargin: true },
    }), config).then(() => {
      timeline.removeAllListeners?.("plotly_click");
      timeline.on("plotly_click", (event) => choose(subject.dated[event.points[0].y]));
    });
  };

  const STATES = ["info", "accepted", "error"];
  const drawMatrix = (plotly, subject) => {
    const facts = subject.facts.map((number) => data.facts[number]);
    const columns = [...new Set(facts.flatMap((fact) => fact.claims.map((claim) => data.claims[claim].source)))].sort((a, b) => a - b);
    const cells = facts.map((fact) => columns.map((source) => {
      const claims = fact.claims.filter((claim) => data.claims[claim].source === source);
      if (!claims.length) return null;
      const state = Math.max(...claims.map((claim) => STATES.indexOf(standing(claim))));
      const copied = fact.copied[source];
      const said = [...new Set(claims.map((claim) => data.claims[claim].said))].join("; ");
      return { claims, state, said, copied: copied === undefined ? "" : `copies ${data.sources[copied].name}` };
    }));
    const heads = element("tr");
    heads.append(element("th", "Fact", { scope: "col" }), ...columns.map((source) => element("th", data.sources[source].name, { scope: "col" })));
    table.replaceChildren(element("caption", `What each source says: ${subject.title}`), heads, ...facts.map((fact, index) => {
      const row = element("tr");
      row.append(element("th", fact.title, { scope: "row" }), ...cells[index].map((cell) => element("td", cell ? `${cell.state === 2 ? "≠ " : ""}${cell.said}${cell.copied ? ` (${cell.copied})` : ""}` : "–")));
      return row;
    }));
    matrix.hidden = !facts.length;
    if (!facts.length) return null;
    const narrow = innerWidth < 640;
    const ground = colour("ground");
    const scale = STATES.flatMap((name, index) => [[index / 3, colour(name)], [(index + 1) / 3, colour(name)]]);
    const trace = {
      type: "heatmap", x: columns.map((_, index) => index), y: facts.map((_, index) => index), z: cells.map((row) => row.map((cell) => cell?.state ?? null)),
      zmin: -0.5, zmax: 2.5, colorscale: scale, showscale: false, xgap: 3, ygap: 3, hoverinfo: "text", hoverongaps: false,
      hovertext: cells.map((row, index) => row.map((cell) => (cell ? `${plain(short(facts[index].title, 80))}<br>${plain(cell.said)}${cell.copied ? `<br>${plain(cell.copied)}` : ""}` : ""))),
      text: cells.map((row) => row.map((cell) => (cell ? `${cell.state === 2 ? "≠ " : ""}${cell.copied ? "⧉ " : ""}${plain(short(cell.said, narrow ? 10 : 22))}` : ""))), texttemplate: "%{text}", textfont: { color: ground },
    };
    const turned = columns.length > 3;
    return plotly.react(matrix, [trace], layout(facts.length, 34, {
      margin: { l: 10, r: turned ? (narrow ? 60 : 130) : 20, t: 30, b: 30 },
      xaxis: { ...axis(), showgrid: false, side: "top", tickvals: trace.x, ticktext: columns.map((source) => plain(short(data.sources[source].name, narrow ? 10 : 26))), automargin: true, tickangle: turned ? -20 : 0 },
      yaxis: { ...axis(), showgrid: false, autorange: "reversed", tickvals: trace.y, ticktext: facts.map((fact) => plain(short(fact.title, narrow ? 14 : 44))), automargin: true },
    }), config).then(() => {
      matrix.removeAllListeners?.("plotly_click");
      matrix.on("plotly_click", (event) => {
        const claim = cells[event.points[0].y][event.points[0].x].claims[0];
        const finding = (inFindings.get(claim) ?? [])[0];
        if (finding) location.hash = finding;
        else choose(claim);
      });
    });
  };

  const draw = async () => {
    const subject = data.subjects.find((candidate) => String(candidate.number) === pick.value);
    if (!subject) return;
    list.replaceChildren(...subject.dated.map(passage));
    const plotly = await load();
    timeline.hidden = !subject.dated.length;
    if (subject.dated.length) await drawTimeline(plotly, subject);
    await drawMatrix(plotly, subject);
    canvas.dataset.drawn = pick.value;
  };

  const weight = (subject) => !subject.dated.length ? 0 : new Set(subject.facts.flatMap((fact) => data.facts[fact].findings)).size * 1000 + subject.dated.length;
  const offered = [...data.subjects].sort((a, b) => weight(b) - weight(a) || a.title.localeCompare(b.title));
  for (const subject of offered) pick.append(element("option", `${subject.title} (${subject.dated.length})`, { value: subject.number }));
  canvas.hidden = !offered.length;
  document.querySelector("#pictures .plain").textContent = offered.length ? "Choose a subject to see when things happened according to whom, and which source says what." : "No claim has a date, and no two were compared: there is nothing to draw.";
  pick.addEventListener("change", draw);
  for (const button of document.querySelectorAll(".draw")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      pick.value = button.dataset.subject;
      document.getElementById("pictures").scrollIntoView();
      pick.focus({ preventScroll: true });
      draw();
    });
  }
  // Drawn when they come into sight: a long report opens as fast as a short one.
  if (offered.length) {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) { watch.disconnect(); draw(); }
    }, { rootMargin: "200px" });
    watch.observe(canvas);
  }
  const redraw = () => { if (canvas.dataset.drawn) draw(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  document.addEventListener("findings-changed", redraw);
}
