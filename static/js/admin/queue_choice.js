// Choosing several rows of a queue: one box for all of the page, and how many are chosen. What only helps without this file
// ([data-without-scripts]) steps aside.
const bulk = document.querySelector("[data-bulk]")

if (bulk) {
  const boxes = [...document.querySelectorAll("[data-row] [data-tick]")]
  const label = bulk.querySelector("[data-all]"), all = label.querySelector("input"), count = bulk.querySelector("[data-count]")
  const none = count.textContent

  function show() {
    const number = boxes.filter(box => box.checked).length
    all.checked = number === boxes.length
    all.indeterminate = number > 0 && !all.checked
    count.textContent = number ? bulk.dataset.chosen.replace("%s", number) : none
    for (const box of boxes) box.closest("[data-row]").classList.toggle("is-chosen", box.checked)
  }

  for (const one of bulk.querySelectorAll("[data-without-scripts]")) one.hidden = true
  label.hidden = false
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked
    show()
  })
  for (const box of boxes) box.addEventListener("change", show)
  addEventListener("pageshow", show)
}
