// A button of the block bar that opens a list of actions; moved through by arrow keys, closed by Escape.
import { crel } from "django-prose-editor/editor"

// `actions` are [{ label, run, isEnabled }].
export function menuButton(editor, label, actions) {
  const button = crel("button", { type: "button", className: "block-menu-button", textContent: label, "aria-haspopup": "menu", "aria-expanded": "false" })
  button.addEventListener("click", () => open(editor, button, label, actions))
  button.addEventListener("keydown", event => event.key === "ArrowDown" && (event.preventDefault(), button.click()))
  return button
}

function open(editor, button, label, actions) {
  const items = actions.map(({ label: name, run, isEnabled }) => {
    const item = crel("button", { type: "button", role: "menuitem", tabIndex: -1, textContent: name, disabled: isEnabled ? !isEnabled() : false })
    item.addEventListener("click", () => { close(); run() })
    return item
  })
  const menu = crel("div", { className: "block-menu", role: "menu", "aria-label": label, popover: "manual" }, items)
  const enabled = items.filter(item => !item.disabled)
  const close = () => { document.removeEventListener("pointerdown", outside, true); button.setAttribute("aria-expanded", "false"); menu.remove() }
  const outside = event => menu.contains(event.target) || (event.preventDefault(), close())
  menu.addEventListener("keydown", event => {
    const at = enabled.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) enabled.at((at + step) % enabled.length).focus()
    else if (event.key === "Escape" || event.key === "Tab") { close(); button.isConnected ? button.focus() : editor.view.focus() }
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  button.closest(".prose-editor").append(menu)
  menu.showPopover()
  const box = button.getBoundingClientRect()
  menu.style.left = `${Math.round(Math.max(8, Math.min(box.left, window.innerWidth - menu.offsetWidth - 8)))}px`
  menu.style.top = `${Math.round(Math.max(8, Math.min(box.bottom + 2, window.innerHeight - menu.offsetHeight - 8)))}px`
  button.setAttribute("aria-expanded", "true")
  document.addEventListener("pointerdown", outside, true)
  enabled[0]?.focus()
}
