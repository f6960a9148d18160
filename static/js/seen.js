// Reports that a page was opened, and which ads were seen and clicked. Nothing is kept in the browser, no address is
// changed, no click is held up.

const SEEN = 1000 // milliseconds with the page open, with half of the ad in sight, or an ad that fills half of the window

let waiting = {} // by the token of the text: {seen: […], clicked: […]}
const noted = { seen: new Set(), clicked: new Set() }
const timers = new Map()
let opened = "" // the token of the page, once somebody looks at it, until it is reported
let isOpen = false

function note(kind, ad) {
  if (noted[kind].has(ad)) return
  noted[kind].add(ad)
  const { count } = ad.closest("[data-count]").dataset
  waiting[count] ??= { seen: [], clicked: [] }
  waiting[count][kind].push(ad.dataset.placement)
}

function send() {
  if (!opened && !Object.keys(waiting).length) return
  const view = crypto.getRandomValues(new Uint32Array(4)).join("-") // names this report alone, so that a copy is known
  if (navigator.sendBeacon("/seen/", JSON.stringify({ view, page: opened, texts: waiting }))) {
    waiting = {}
    opened = ""
  }
}

const watcher = new IntersectionObserver((entries) => {
  for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
    if (intersectionRatio >= 0.5 || intersectionRect.height * 2 >= rootBounds?.height) {
      if (!timers.has(target)) timers.set(target, setTimeout(note, SEEN, "seen", target))
    } else {
      clearTimeout(timers.get(target))
      timers.delete(target)
    }
  }
}, { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] })

function watch() {
  if (document.hidden || document.prerendering) return
  if (!isOpen) timers.set(document, setTimeout(look, SEEN))
  for (const ad of document.querySelectorAll("[data-count] [data-placement]")) watcher.observe(ad)
}

function look() {
  isOpen = true
  opened = document.querySelector("[data-view]")?.dataset.view ?? ""
}

function rest() {
  watcher.disconnect()
  timers.forEach(clearTimeout)
  timers.clear()
  send()
}

function click({ target, button }) {
  const ad = button < 2 && target.closest("a[href]")?.closest("[data-count] [data-placement]")
  if (!ad) return
  note("seen", ad)
  note("clicked", ad)
}

addEventListener("click", click, true)
addEventListener("auxclick", click, true) // the middle button
addEventListener("pagehide", rest)
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return // back from the next page: a view of its own
  isOpen = false
  noted.seen.clear()
  noted.clicked.clear()
  watch()
})
document.addEventListener("visibilitychange", () => document.hidden ? rest() : watch())
document.addEventListener("prerenderingchange", watch)
watch()
