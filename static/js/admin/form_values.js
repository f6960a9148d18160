// The values of the desk's form: read as one comparable text, and written back into whatever stands for a field.

const OWN = /^(csrfmiddlewaretoken|_.*)$/ // what the form says of itself is no value

// Pairs of name and value, in the order of the form.
export const valuesOf = form => [...new FormData(form)].filter(([name, value]) => !OWN.test(name) && typeof value === "string")

export const asText = values => JSON.stringify(values)

// The labels of rows chosen in lists that know only the rows they show.
export function labelsOf(form) {
  const chosen = [...form.querySelectorAll("select")].flatMap(select => [...select.selectedOptions].map(option => [`${select.name}=${option.value}`, option.text]))
  return Object.fromEntries(chosen)
}

const editorOf = field => field.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor

function choose(select, wanted, labels) {
  for (const option of select.options) option.selected = wanted.includes(option.value)
  for (const value of wanted) {
    if (![...select.options].some(option => option.value === value)) select.add(new Option(labels[`${select.name}=${value}`] ?? value, value, true, true))
  }
}

function put(field, wanted, labels) {
  if (field.matches("select")) choose(field, wanted, labels)
  else if (field.matches("[type=checkbox], [type=radio]")) field.checked = wanted.includes(field.value)
  else if (editorOf(field)) editorOf(field).commands.setContent(wanted[0] ?? "", { emitUpdate: true })
  else field.value = wanted[0] ?? ""
}

export function write(form, values, labels = {}) {
  for (const field of form.elements) {
    if (!field.name || OWN.test(field.name) || field.matches("button, [type=submit], [type=file]")) continue
    put(field, values.filter(([name]) => name === field.name).map(([, value]) => value), labels)
    field.dispatchEvent(new Event("shirushi:set"))
    field.dispatchEvent(new Event("change", { bubbles: true }))
  }
}

// The first words of what stands in the form, to know a text by.
export function beginning(values) {
  const find = name => values.find(([one]) => one === name)?.[1] ?? ""
  const words = new DOMParser().parseFromString(find("body"), "text/html").body.textContent
  return `${find("title")} ${words}`.trim().replace(/\s+/g, " ").slice(0, 60)
}
