// Measures a painted page: where its marks stand, how large, how dark on what, and what covers them. Run by disclosures.audit.painted.
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data].map((value, place) => place < 3 ? value : value / 255) }
  const over = (top, below) => [0, 1, 2].map(place => top[place] * top[3] + below[place] * (1 - top[3])).concat(1)
  const ancestors = node => { const found = []; for (let one = node; one; one = one.parentElement) found.push(one); return found }
  const ground = node => ancestors(node).map(one => rgba(getComputedStyle(one).backgroundColor)).reverse().reduce((below, top) => over(top, below), rgba(getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff"))
  const light = colour => { const [r, g, b] = colour.slice(0, 3).map(value => value / 255).map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b }
  const ratio = (one, other) => { const [high, low] = [light(one), light(other)].sort((a, b) => b - a); return (high + .05) / (low + .05) }
  const box = rect => ({ left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom })
  const rects = node => [...node.getClientRects()].filter(rect => rect.width && rect.height).map(box)
  const isHidden = node => ancestors(node).some(one => {
    const style = getComputedStyle(one)
    return style.display === "none" || Number(style.opacity) < 1 || style.clipPath !== "none" || (one.tagName === "DETAILS" && !one.open) || one.hidden
  }) || getComputedStyle(node).visibility !== "visible"
  const isCovered = (node, rect) => {
    const hit = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
    return Boolean(hit) && hit !== node && !node.contains(hit)
  }
  const type = node => { const style = getComputedStyle(node); return { size: parseFloat(style.fontSize), weight: Number(style.fontWeight) } }
  const paint = node => { const below = ground(node); return { contrast: ratio(over(rgba(getComputedStyle(node).color), below), below), ground: below } }
  const text = document.querySelector("main .prose p:not([data-disclosure])") ?? document.querySelector("main p") ?? document.body
  const page = ground(document.querySelector("main"))
  const marks = [...document.querySelectorAll("[data-disclosure]")].map(node => {
    const around = box(node.getBoundingClientRect()), { contrast, ground: own } = paint(node)
    const isFilled = rgba(getComputedStyle(node).backgroundColor)[3] > 0
    return { kind: node.dataset.disclosure, words: node.textContent, html: node.outerHTML.slice(0, 160), box: around, ...type(node), contrast, isFilled,
      fill: ratio(own, page), onPage: ratio(over(rgba(getComputedStyle(node).color), page), page),
      isHidden: isHidden(node) || !rects(node).length || around.right <= 0 || around.bottom + scrollY <= 0 || around.left >= document.documentElement.scrollWidth,
      isCovered: around.bottom > 0 && around.top < innerHeight ? isCovered(node, around) : false }
  })
  const labelOf = link => {
    for (let one = link; one && one.tagName !== "MAIN"; one = one.parentElement) {
      const before = one.previousElementSibling
      if (before?.matches("[data-disclosure=label]") && !["P", "LI", "TD", "DIV"].includes(one.tagName)) return before
      if (one.matches(".ad")) return one.querySelector(":scope > [data-disclosure=label]:first-child")
    }
    return null
  }
  const ads = [...document.querySelectorAll("main a[rel~=sponsored], main a[rel~=nofollow], main .ad a[href]")].filter(link => labelOf(link)).map(link => {
    const label = labelOf(link), first = rects(link)[0], last = rects(label).at(-1)
    return { html: link.outerHTML.slice(0, 160), link: first ?? null, label: last ?? null, isOfFrame: label.parentElement.matches(".ad") && label === label.parentElement.firstElementChild, ...type(link), labelSize: type(label).size,
      row: parseFloat(getComputedStyle(label.parentElement).lineHeight) || 32 }
  })
  const banners = [...document.querySelectorAll(".ad-code img, .ad-banner img")].filter(picture => picture.getAttribute("width") > 1 && picture.getAttribute("height") > 1)
    .map(picture => ({ html: picture.outerHTML.slice(0, 160), shown: picture.clientWidth / picture.clientHeight, issued: picture.getAttribute("width") / picture.getAttribute("height") }))
  const reached = [...document.querySelectorAll("a[href]")].map(link => link.getAttribute("href")).concat([...document.querySelectorAll("iframe[src]")].map(frame => frame.getAttribute("src")))
  return { height: innerHeight, width: innerWidth, text: { ...type(text), ...paint(text) }, marks, ads, banners, reached }
}
