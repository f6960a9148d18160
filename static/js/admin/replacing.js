// Search and replace: one tick for all hits of a page, and how many are ticked. Without it every hit has its own tick.
const form = document.querySelector(".replacing-look form")
const hits = within => [...within.querySelectorAll("[name=hit]:not(:disabled)")]
const output = form?.querySelector("output")

for (const group of form?.querySelectorAll(".replacing-article") ?? []) {
  if (hits(group).length < 2) continue
  const all = document.createElement("label")
  const box = Object.assign(document.createElement("input"), { type: "checkbox" })
  all.className = "replacing-all"
  all.append(box, group.dataset.all)
  group.querySelector("legend").after(all)
  box.addEventListener("change", () => hits(group).forEach(hit => { hit.checked = box.checked }))
}

const count = () => {
  output.value = `${output.dataset.label} ${hits(form).filter(hit => hit.checked).length}`
  for (const box of form.querySelectorAll(".replacing-all input")) {
    const ticked = hits(box.closest("fieldset")).map(hit => hit.checked)
    box.checked = ticked.every(Boolean)
    box.indeterminate = !box.checked && ticked.some(Boolean)
  }
}
if (form) {
  form.addEventListener("change", count)
  count()
}
