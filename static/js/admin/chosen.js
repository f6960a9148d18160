// Choosing several messages: one box for all of the page, and how many are chosen. Without this file each is ticked by itself.
const bar = document.querySelector("[data-chosen-bar]")

if (bar) {
  const boxes = [...document.querySelectorAll(".inbox-tick input")]
  const label = bar.querySelector(".inbox-all"), all = label.querySelector("input"), count = bar.querySelector(".inbox-count")
  const none = count.textContent

  function show() {
    const number = boxes.filter(box => box.checked).length
    all.checked = number === boxes.length
    all.indeterminate = number > 0 && !all.checked
    count.textContent = number ? bar.dataset.chosen.replace("#", number) : none
    for (const box of boxes) box.closest(".inbox-row").classList.toggle("is-chosen", box.checked)
  }

  label.hidden = false
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; show() })
  for (const box of boxes) box.addEventListener("change", show)
  addEventListener("pageshow", show)
}
