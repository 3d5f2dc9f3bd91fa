// What keys do, wherever the keyboard is: search, move, open, come back.

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target === part.search;
  const choosing = event.target instanceof HTMLSelectElement;
  if (event.key === "/" && !typing && !choosing) {
    event.preventDefault();
    part.search.focus();
    part.search.select();
  } else if (event.key === "Escape" && !choosing) {
    leave(event, typing);
  } else if (typing && event.key === "Enter" && found.entries.length) {
    location.hash = addressOf("d", found.entries[0].id);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !choosing) {
    moveRow(event, typing);
  }
}

function leave(event, typing) {
  if (opened()) {
    event.preventDefault();
    location.hash = "";
  } else if (typing && typed) {
    event.preventDefault();
    part.search.value = typed = "";
    search();
  }
}

function moveRow(event, typing) {
  const links = [...part.list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 && !typing) return;
  event.preventDefault();
  const to = at + (event.key === "ArrowDown" ? 1 : -1);
  if (to < 0) part.search.focus();
  else if (to < links.length) links[to].focus();
  else if (!part.more.hidden) showMore();
}
