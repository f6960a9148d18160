// The product box: a picture of one's own, name, points and price typed in place, shops named and addressed in a dialog.
import { crel } from "django-prose-editor/editor"
import { block, part, say } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { openDialog } from "shirushi/dialog"
import { ADDRESS, line, linkLine, partsOf, rebuild, written } from "shirushi/lines"
import { pictureButtons, pictureView } from "shirushi/own_picture"

const MOST_SHOPS = 4
const numbers = Array.from({ length: MOST_SHOPS }, (_, index) => index)
const today = () => { const day = new Date(); return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}` }

const field = (label, attributes) => {
  const input = crel("input", attributes)
  return [crel("label", { className: "editor-field" }, [label, input]), input]
}

// Up to four rows of a shop's button: what stands on it and where it leads.
function shopRows(words, shops) {
  const rows = numbers.map(index => {
    const shop = shops[index] ?? { text: "", href: "" }, number = words.shop.replace("{number}", index + 1)
    const [named, text] = field(words.shopText, { name: `text${index}`, value: shop.text, maxLength: 60, placeholder: words.shopTextHint })
    const [addressed, href] = field(words.address, { name: `href${index}`, value: shop.href, inputMode: "url", pattern: ADDRESS, title: words.addressHint })
    const pair = () => { href.required = Boolean(text.value.trim()); text.required = Boolean(href.value.trim()) }
    for (const input of [text, href]) input.addEventListener("input", pair)
    pair()
    return crel("fieldset", { className: "editor-pair" }, [crel("legend", { textContent: number }), named, addressed])
  })
  return crel("div", {}, [crel("p", { className: "editor-hint", textContent: words.shopsHint }), ...rows])
}

function ask(editor, words, { name = "", price = "", asOf = "", shops = [] }, submit) {
  return openDialog(editor, { title: words.title, submit, cancel: words.cancel, content: shopRows(words, shops), fields: [
    { name: "name", label: words.productName, required: true, maxLength: 120, value: name },
    { name: "price", label: words.price, maxLength: 60, value: price, hint: words.priceHint },
    { name: "asOf", label: words.asOf, type: "date", min: "2000-01-01", max: "2099-12-31", value: asOf || (price ? "" : today()), hint: words.asOfHint },
  ] })
}

const shopsOf = answer => numbers.map(index => ({ text: answer[`text${index}`], href: answer[`href${index}`].trim() })).filter(shop => shop.href)

function content(answer, points, price) {
  const asOf = answer.price.trim() ? answer.asOf || null : null
  return [written("productName", answer.name), points,
    price && price.textContent === answer.price.trim() ? { ...price.toJSON(), attrs: { asOf } } : written("productPrice", answer.price, { asOf }),
    ...shopsOf(answer).map(shop => written("productShop", shop.text, { href: shop.href }))]
}

async function edit(editor, { node, pos }, words) {
  const [name, points, price] = ["productName", "productPoints", "productPrice"].map(part => partsOf(node, part)[0])
  const shops = partsOf(node, "productShop")
  if (shops.length > MOST_SHOPS) say(editor, words.tooMany)
  const answer = await ask(editor, words, { name: name.textContent, price: price.textContent, asOf: price.attrs.asOf ?? "",
    shops: shops.map(shop => ({ text: shop.textContent, href: shop.attrs.href ?? "" })) }, words.apply)
  if (answer) rebuild(editor, pos, node.attrs, content(answer, points.toJSON(), price))
}

export const extensions = ({ words, library }) => [
  block({
    key: "product", tag: "div", words, content: "productName productPoints productPrice productShop*", group: "offer",
    attributes: { image: {} },
    controls: (editor, block) => pictureButtons(editor, block, words, library),
    edit: (editor, block) => edit(editor, block, words),
    extend: { addNodeView: pictureView("div", "product", library) },
  }),
  line({ key: "product", name: "productName", mark: "name", className: "product-name", hint: words.productName }),
  part({ key: "product", name: "productPoints", tag: "ul", mark: "points", content: "productPoint+" }),
  line({ key: "product", name: "productPoint", tag: "li", within: '[data-part="points"]', content: "inline*", marks: null, item: true, hint: words.point }),
  line({ key: "product", name: "productPrice", mark: "price", marks: "fact", className: "product-price", hint: words.price, attributes: { asOf: {} } }),
  linkLine({ key: "product", name: "productShop", mark: "shop", className: "offer-button product-shop", hint: words.shopText }),
]

export async function insert(editor, _name, { words }) {
  const answer = await ask(editor, words, {}, words.insert)
  if (answer) insertBlock(editor, "product", {}, content(answer, { type: "productPoints", content: [written("productPoint")] }, null))
}
