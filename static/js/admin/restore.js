// What the browser holds and the server does not: shown with its time and its beginning, restored or discarded by a click, never silently.
import { asText, write } from "shirushi/form_values"

const make = (tag, attributes, children = []) => {
  const element = Object.assign(document.createElement(tag), attributes)
  element.append(...children)
  return element
}

const time = at => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" }).format(at)

function row(entry, words, { restore, discard }) {
  const told = words.foundAt.replace("{time}", time(entry.at)).replace("{beginning}", entry.beginning || words.empty)
  const restoring = make("button", { type: "button", textContent: words.restore, className: "default" })
  const discarding = make("button", { type: "button", textContent: words.discard })
  const item = make("li", {}, [make("p", { textContent: told }), restoring, discarding])
  restoring.addEventListener("click", () => restore(item))
  discarding.addEventListener("click", () => discard(item))
  return item
}

// `begin` is called with the window that wrote a text which goes on in this one.
export function offer({ form, copy, present, words, place, state, begin }) {
  const left = copy.left().filter(([key, entry]) => asText(entry.values) !== present || (copy.forget(key), false))
  if (!left.length) return
  const list = make("ul", {})
  const heading = make("h2", { id: "restore", textContent: words.found })
  const box = make("section", { className: "working-copy restore" }, [heading, list])
  box.setAttribute("aria-labelledby", "restore")
  const done = (item, key, told) => {
    copy.forget(key)
    item.remove()
    if (!list.children.length) box.remove()
    state.say(told)
  }
  for (const [key, entry] of left) {
    list.append(row(entry, words, {
      restore: item => { begin(entry); write(form, entry.values, entry.labels); done(item, key, words.restored) },
      discard: item => done(item, key, words.discarded),
    }))
  }
  place.after(box)
}
