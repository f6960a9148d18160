// A message that was opened is read: the page's own button is pressed for its reader, and the number at the top goes down.
const form = document.querySelector("form[data-opened]")
const answer = form && await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null)

if (answer?.type === "opaqueredirect") {
  form.hidden = true
  const count = document.querySelector("[data-badge=messages]")
  const left = Number(count?.textContent) - 1
  if (left > 0) count.textContent = left
  else count?.closest("a").remove()
}
