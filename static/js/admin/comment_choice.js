// Choosing several comments: one box for all of the page, and how many are chosen. Without this file a link ticks them all.
const bulk = document.querySelector("[data-bulk]")

if (bulk) {
  const boxes = [...document.querySelectorAll(".queue-tick input")]
  const [link, label] = bulk.querySelectorAll(".bulk-select")
  const all = label.querySelector("input"), count = bulk.querySelector(".bulk-count")

  function show() {
    const number = boxes.filter(box => box.checked).length
    all.checked = number === boxes.length
    all.indeterminate = number > 0 && !all.checked
    count.textContent = number ? bulk.dataset.chosen.replace("%s", number) : ""
    for (const box of boxes) box.closest(".queue-row").classList.toggle("is-chosen", box.checked)
  }

  link.hidden = true
  label.hidden = false
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked
    show()
  })
  for (const box of boxes) box.addEventListener("change", show)
  addEventListener("pageshow", show)
}
