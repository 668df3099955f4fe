"use strict";
/* What the page does beyond being read: it opens today, says what is now and next, finds words. It asks nobody for anything,
   keeps nothing, and writes texts only. Without it everything is there and open. */
(() => {
  const body = document.body, said = body.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const days = all(".day"), links = all("#strip a");
  const find = document.getElementById("find"), input = document.getElementById("words");
  const toggle = document.getElementById("all"), told = document.getElementById("found"), bar = document.getElementById("bar");
  const within = (element, now) => Number(element.dataset.begins) <= now && now < Number(element.dataset.ends);

  // ---- days open and close
  const buttons = new Map();
  for (const day of days) {
    const title = day.querySelector("h2"), button = document.createElement("button"), part = day.querySelector(".body");
    button.type = "button";
    button.textContent = title.textContent;
    button.setAttribute("aria-controls", part.id);
    title.replaceChildren(button);
    buttons.set(day, button);
    button.addEventListener("click", () => { open(day, isClosed(day)); tell(); });
    part.addEventListener("beforematch", () => { open(day, true); tell(); }); // the browser's own search found something in it
    open(day, true);
  }
  function isClosed(day) { return day.classList.contains("closed"); }
  function open(day, yes) {
    const part = day.querySelector(".body");
    day.classList.toggle("closed", !yes);
    if (yes) part.removeAttribute("hidden");
    else part.setAttribute("hidden", "until-found");
    buttons.get(day).setAttribute("aria-expanded", String(yes));
  }
  function tell() {
    const some = days.some(isClosed);
    toggle.textContent = some ? said.open : said.close;
    toggle.setAttribute("aria-expanded", String(!some));
  }
  toggle.addEventListener("click", () => { const yes = days.some(isClosed); days.forEach((day) => open(day, yes)); tell(); });
  function show(hash) {
    const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    if (!target) return false;
    const day = target.closest(".day");
    if (day) { open(day, true); tell(); }
    target.scrollIntoView();
    return true;
  }
  links.forEach((link) => link.addEventListener("click", () => { if (input.value) { input.value = ""; search(); } show(link.hash); }));
  addEventListener("hashchange", () => show(location.hash));

  // ---- today, now and next, by the clock of the place
  const items = all(".item");
  let today, current, next;
  const badge = (text) => {
    const made = document.createElement("span");
    made.className = "badge";
    made.textContent = text;
    return made;
  };
  function tick() {
    const now = Date.now() / 1000;
    const day = days.find((each) => within(each, now));
    const going = day && items.filter((each) => within(each, now)).pop();
    const coming = day && items.find((each) => Number(each.dataset.begins) > now && day.contains(each));
    if (day === today && going === current && coming === next) return;
    [today, current, next] = [day, going, coming];
    all(".badge").forEach((each) => each.remove());
    items.forEach((each) => each.classList.toggle("now", each === going));
    links.forEach((link) => link.removeAttribute("aria-current"));
    if (day) {
      const link = links[days.indexOf(day)];
      link.setAttribute("aria-current", "date");
      buttons.get(day).append(badge(said.today));
    }
    if (going) going.querySelector("h3,.title").append(badge(said.now));
    if (coming) coming.querySelector("h3,.title").append(badge(said.next));
  }
  tick();
  setInterval(tick, 20000);
  document.addEventListener("visibilitychange", tick);

  // ---- find
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const pieces = all("[data-find]").map((element) => {
    const day = element.closest(".day");
    return { element, section: element.closest("section"), words: fold(`${day ? day.querySelector("h2").textContent : ""} ${element.textContent}`) };
  });
  const sections = [...new Set(pieces.map((piece) => piece.section)), ...days.filter((day) => !day.querySelector("[data-find]"))];
  let before = null; // which days were closed before something was looked for
  function search() {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    told.classList.toggle("away", !wanted.length);
    toggle.hidden = Boolean(wanted.length);
    toggle.style.display = wanted.length ? "none" : "";
    if (!wanted.length) {
      all(".unfound").forEach((each) => each.classList.remove("unfound"));
      if (before) days.forEach((day) => open(day, !before.has(day)));
      before = null;
      told.textContent = "";
      mark([], []);
      return tell();
    }
    before = before || new Set(days.filter(isClosed));
    const hits = pieces.filter((piece) => wanted.every((word) => piece.words.includes(word)));
    const there = new Set(hits.map((piece) => piece.section)), elements = new Set(hits.map((piece) => piece.element));
    pieces.forEach((piece) => piece.element.classList.toggle("unfound", !elements.has(piece.element)));
    sections.forEach((section) => section.classList.toggle("unfound", !there.has(section)));
    days.forEach((day) => open(day, true));
    told.textContent = hits.length ? said.found.replace("{n}", hits.length) : said.none;
    mark([...elements], wanted);
    if (bar.getBoundingClientRect().top < 1 && hits.length) hits[0].section.scrollIntoView();
  }
  function mark(elements, wanted) {
    if (!(window.CSS && CSS.highlights && window.Highlight)) return;
    const ranges = [];
    for (const element of elements) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode, low = text.data.toLowerCase();
        if (low.length !== text.data.length) continue;
        for (const word of wanted) {
          for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(text, at);
            range.setEnd(text, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") input.blur(); }); // the keyboard goes, the page shows
  find.hidden = false;
  if (input.value) search(); // the browser may have kept it

  // ---- where the page begins
  const room = () => {
    const stays = getComputedStyle(bar).position === "sticky";
    document.documentElement.style.setProperty("--bar", stays ? `${bar.offsetHeight + 8}px` : "0px");
  };
  room();
  addEventListener("resize", room);
  if (today) days.forEach((day) => open(day, day === today));
  tell();
  if (!show(location.hash) && today) {
    const link = links[days.indexOf(today)];
    link.parentElement.parentElement.scrollLeft = link.offsetLeft - innerWidth / 3;
    today.scrollIntoView();
  }
})();
