// A picture chosen in a form: its thumbnail, and the library behind a button. The select below stays the field that is sent.
import { openLibrary } from "shirushi/library"
import { element } from "shirushi/uploads"

// An option that a restored form has brought back knows its number alone.
async function thumbOf(option, { choices }) {
  if (option.dataset.thumb === undefined) {
    const response = await fetch(`${choices}?ids=${option.value}`, { headers: { Accept: "application/json" } })
    const [row] = (await response.json()).images
    if (row) Object.assign(option, { textContent: row.name }).dataset.thumb = row.thumb
  }
  return option.dataset.thumb ?? ""
}

function dress(select) {
  const config = JSON.parse(select.dataset.library), { words } = config
  const label = document.querySelector(`label[for="${select.id}"]`)
  const image = element("img", { alt: "", width: 96, height: 72 })
  const name = element("strong")
  const choose = element("button", { type: "button", id: `${select.id}_choose` })
  const remove = element("button", { type: "button", textContent: words.remove })
  const field = element("div", { className: "picture-field", role: "group", "aria-label": label?.textContent.replace(/[:：]\s*$/, "") ?? words.title },
    [image, element("div", {}, [name, choose, remove])])
  const show = () => {
    const option = select.selectedOptions[0]
    image.hidden = !option?.value
    image.removeAttribute("src")
    if (option?.value) thumbOf(option, config).then(address => { if (select.selectedOptions[0] === option) image.src = address }).catch(() => {})
    name.textContent = option?.value ? option.textContent : ""
    choose.textContent = option?.value ? words.change : words.title
    remove.hidden = !option?.value || select.required
  }
  const keep = value => {
    select.value = value
    select.dispatchEvent(new Event("change", { bubbles: true }))
  }
  choose.addEventListener("click", async () => {
    const [row] = await openLibrary(config)
    if (!row) return
    if (!select.querySelector(`option[value="${row.id}"]`)) select.append(element("option", { value: String(row.id) }))
    Object.assign(select.querySelector(`option[value="${row.id}"]`), { textContent: row.name }).dataset.thumb = row.thumb
    keep(String(row.id))
  })
  remove.addEventListener("click", () => { keep(""); choose.focus() })
  select.addEventListener("change", show)
  if (label) label.htmlFor = choose.id
  select.hidden = true
  select.after(field)
  for (const link of select.closest(".related-widget-wrapper")?.querySelectorAll("a") ?? []) link.hidden = true // the dialog does both
  show()
}

document.querySelectorAll("select[data-library]").forEach(dress)
