"use strict";
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const plainText = (text) => text.normalize("NFKC").toLowerCase();
  const filters = document.getElementById("filters");
  if (!filters) return;

  const findings = all("article.finding").map((card) => ({
    card,
    kind: card.dataset.kind,
    severity: card.dataset.severity,
    rule: card.dataset.rule,
    metrics: card.dataset.metrics.split("|"),
    words: plainText(card.textContent),
    shown: true,
  }));
  const byId = new Map(findings.map((one) => [one.card.id, one]));
  const parts = all("section.part").map((part) => ({
    part,
    count: part.querySelector(".count"),
    claims: all("li.claim", part).map((line) => ({
      line,
      beside: all("[data-of]", line),
      metric: line.dataset.metric,
      words: plainText(line.textContent),
    })),
  }));
  const drawings = all(".groups figure").map((figure) => ({
    figure,
    links: all("line", figure),
    marks: all("a.mark", figure),
    boxes: new Map(all("a.box", figure).map((box) => [box.dataset.claim, box])),
  }));
  const buttons = all("button[data-filter]", filters);
  const chosen = { rule: document.getElementById("rule"), metric: document.getElementById("metric") };
  const words = document.getElementById("words");
  const plain = document.getElementById("plain");
  const shown = document.getElementById("shown");

  const pressed = (name) =>
    new Set(
      buttons
        .filter((one) => one.dataset.filter === name && one.getAttribute("aria-pressed") === "true")
        .map((one) => one.dataset.value),
    );

  const asked = () => {
    const parts = plainText(words.value).split(/\s+/).filter(Boolean);
    return (one) => parts.every((part) => one.words.includes(part));
  };

  const claimTests = () => ({
    metric: (claim) => !chosen.metric.value || claim.metric === chosen.metric.value,
    words: asked(),
  });

  const tests = () => {
    const kinds = pressed("kind");
    const severities = pressed("severity");
    const { rule, metric } = { rule: chosen.rule.value, metric: chosen.metric.value };
    return {
      kind: (one) => !kinds.size || kinds.has(one.kind),
      severity: (one) => !severities.size || severities.has(one.severity),
      rule: (one) => !rule || one.rule === rule,
      metric: (one) => !metric || one.metrics.includes(metric),
      words: asked(),
    };
  };

  const active = () =>
    Boolean(
      chosen.rule.value ||
        chosen.metric.value ||
        words.value.trim() ||
        buttons.some((one) => one.getAttribute("aria-pressed") === "true"),
    );

  const count = () => {
    const every = tests();
    for (const button of buttons) {
      const others = Object.keys(every).filter((name) => name !== button.dataset.filter);
      const fits = findings.filter(
        (one) =>
          one[button.dataset.filter] === button.dataset.value &&
          others.every((name) => every[name](one)),
      );
      button.querySelector(".count").textContent = fits.length;
    }
    for (const one of findings) {
      one.shown = Object.values(every).every((test) => test(one));
      one.card.hidden = !one.shown;
    }
  };

  const drawClaims = () => {
    const wide = plain?.getAttribute("aria-pressed") === "true";
    const { metric, words } = claimTests();
    let touched = 0;
    for (const { part, count, claims } of parts) {
      let here = 0;
      let seen = 0;
      for (const { line, beside, ...claim } of claims) {
        let has = false;
        for (const one of beside) {
          one.hidden = !byId.get(one.dataset.of).shown;
          has ||= !one.hidden;
        }
        line.hidden = !(has || (wide && metric(claim) && words(claim)));
        here += has;
        seen += !line.hidden;
      }
      count.textContent = here;
      part.hidden = !seen;
      touched += here;
    }
    return touched;
  };

  const drawGraph = () => {
    for (const { figure, links, marks, boxes } of drawings) {
      const used = new Set();
      for (const link of links) {
        const on = byId.get(link.dataset.of).shown;
        link.classList.toggle("off", !on);
        if (on) used.add(link.dataset.claim);
      }
      for (const mark of marks) mark.classList.toggle("off", !byId.get(mark.dataset.of).shown);
      for (const [claim, box] of boxes) box.classList.toggle("off", !used.has(claim));
      figure.hidden = !used.size;
    }
  };

  const show = () => {
    count();
    for (const level of all(".level")) {
      const left = all("article.finding:not([hidden])", level).length;
      level.querySelector(".count").textContent = left;
      level.hidden = !left;
    }
    const touched = drawClaims();
    drawGraph();
    const number = { findings: findings.filter((one) => one.shown).length, all: findings.length, claims: touched };
    shown.textContent = shown.dataset.words.replace(/\{(\w+)\}/g, (_, name) => number[name]);
  };

  const changed = () => {
    if (plain) plain.setAttribute("aria-pressed", String(!active()));
    show();
  };

  const flip = (button) =>
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));

  for (const button of buttons) {
    button.addEventListener("click", () => {
      flip(button);
      changed();
    });
  }
  for (const one of Object.values(chosen)) one.addEventListener("change", changed);
  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 150);
  });
  plain?.addEventListener("click", () => {
    flip(plain);
    show();
  });
  document.getElementById("clear").addEventListener("click", () => {
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    for (const one of [...Object.values(chosen), words]) one.value = "";
    changed();
  });

  const told = document.getElementById("told");
  const light = (figure, links, node) => {
    const { claim, of } = node.dataset;
    const mine = links.filter((link) => (claim ? link.dataset.claim === claim : link.dataset.of === of));
    const marks = new Set(mine.map((link) => link.dataset.of));
    const near = links.filter((link) => marks.has(link.dataset.of));
    const claims = new Set(near.map((link) => link.dataset.claim));
    for (const each of all("line, a", figure)) {
      const joined = marks.has(each.dataset.of) || (!each.dataset.of && claims.has(each.dataset.claim));
      each.classList.toggle("lit", joined || each === node);
    }
    figure.querySelector("svg").classList.add("dim");
    told.textContent = node.querySelector("title").textContent;
    told.hidden = false;
  };
  for (const { figure, links } of drawings) {
    const dark = () => {
      figure.querySelector("svg").classList.remove("dim");
      told.hidden = true;
    };
    const enter = (event) => {
      const node = event.target.closest("svg a");
      if (node) light(figure, links, node);
      else dark();
    };
    figure.addEventListener("pointerover", enter);
    figure.addEventListener("focusin", enter);
    figure.addEventListener("pointerleave", dark);
    figure.addEventListener("focusout", dark);
  }

  filters.hidden = false;
  if (window.matchMedia("(max-width: 68rem)").matches) filters.querySelector("details").open = false;
  show();
})();
