// Pictures pasted or dropped into a text: they go to the library while one writes on, and a figure takes their place.
// What stands there meanwhile is no part of the text: nothing of it is saved, and undo does not meet it.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { read } from "shirushi/paste/source"
import { card, element, filesIn, upload } from "shirushi/uploads"

const { PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const key = new PluginKey("pictureDrop")

const placeholders = new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, set) {
      const { add = [], remove = [] } = tr.getMeta(key) ?? {}
      const mapped = set.map(tr.mapping, tr.doc)
      return mapped.remove(mapped.find(null, null, spec => remove.includes(spec.id))).add(tr.doc, add)
    },
  },
  props: { decorations: state => key.getState(state) },
})

const positionOf = (state, id) => key.getState(state).find(null, null, spec => spec.id === id)[0]?.from

// Where a figure may stand next to `pos`: behind the block there, before it when the line is empty or `isBefore`.
function placeFor(doc, pos, type, isBefore) {
  const $pos = doc.resolve(pos)
  if (!$pos.parent.isTextblock && $pos.parent.canReplaceWith($pos.index(), $pos.index(), type)) return pos
  const isEmpty = $pos.parent.isTextblock && !$pos.parent.content.size && $pos.parent.type.name === "paragraph"
  for (let depth = $pos.depth; depth > 0; depth--) {
    const index = isBefore || isEmpty ? $pos.index(depth - 1) : $pos.indexAfter(depth - 1)
    const isAllowed = $pos.node(depth - 1).canReplaceWith(index, index, type)
    if (isAllowed) return isBefore || isEmpty ? $pos.before(depth) : $pos.after(depth)
  }
  return null
}

// Whether the pointer is above the middle of the block under it.
function isAbove(view, pos, y) {
  const $pos = view.state.doc.resolve(pos)
  const box = $pos.depth ? view.nodeDOM($pos.before(1))?.getBoundingClientRect?.() : null
  return Boolean(box) && y < box.top + box.height / 2
}

class Uploads {
  constructor(editor, library) {
    Object.assign(this, { editor, library, pending: new Set(), last: Promise.resolve() })
    this.warn = event => { if (this.pending.size) event.preventDefault() }
    window.addEventListener("beforeunload", this.warn)
  }

  start(files, pos) {
    const jobs = files.map(file => this.job(file))
    const add = jobs.map(({ id, card: { dom } }) => Decoration.widget(pos, dom, { id, key: id, side: 1, stopEvent: () => true, ignoreSelection: true }))
    this.editor.view.dispatch(this.editor.state.tr.setMeta(key, { add }).setMeta("addToHistory", false))
    this.send(jobs)
  }

  job(file) {
    const job = { id: crypto.randomUUID?.() ?? String(Math.random()), file }
    job.card = card("div", file, this.library, () => this.send([job]))
    job.card.dom.classList.add("picture-upload")
    job.card.dom.contentEditable = "false"
    const leave = element("button", { type: "button", textContent: this.library.words.remove, hidden: true })
    leave.addEventListener("click", () => { this.leave(job); this.editor.commands.focus() })
    job.card.body.append(leave)
    job.leave = leave
    return job
  }

  // The figures come in the order of the files, whichever of them arrives first.
  send(jobs) {
    const { upload: address, most, words } = this.library
    const arrived = jobs.map(() => Promise.withResolvers ? Promise.withResolvers() : resolvers())
    jobs.forEach((job, index) => {
      this.pending.add(job.id)
      job.leave.hidden = true
      this.last = this.last.then(() => arrived[index].promise).then(outcome => this.settle(job, outcome))
    })
    upload(jobs.map(job => job.file), { address, most, words,
      onProgress: (index, fraction) => jobs[index].card.progress(fraction),
      onOutcome: (index, outcome) => arrived[index].resolve(outcome) })
  }

  settle(job, outcome) {
    job.card.finish(outcome)
    if (!outcome.error) return this.insert(job, outcome)
    job.leave.hidden = false
    if (!outcome.isLost) this.pending.delete(job.id)
  }

  insert(job, row) {
    const { view, state } = this.editor
    const pos = positionOf(state, job.id), figure = state.schema.nodes.figure
    this.pending.delete(job.id)
    if (pos === undefined) return // the text around it was deleted meanwhile; the picture is in the library
    const place = placeFor(state.doc, pos, figure, false) ?? pos
    const tr = state.tr.insert(place, figure.create({ image: String(row.id) })).setMeta(key, { remove: [job.id] })
    view.dispatch(pm.history?.closeHistory?.(tr) ?? tr)
  }

  leave(job) {
    this.pending.delete(job.id)
    this.editor.view.dispatch(this.editor.state.tr.setMeta(key, { remove: [job.id] }).setMeta("addToHistory", false))
  }
}

function resolvers() {
  const made = {}
  made.promise = new Promise(resolve => { made.resolve = resolve })
  return made
}

// Office programs put a picture of the text beside the text: then the text is meant.
const hasText = html => read(html).body.textContent.trim() !== ""

export const PictureDrop = Extension.create({
  name: "pictureDrop",
  addOptions: () => ({ library: {} }),
  addStorage: () => ({ uploads: null }),
  onCreate() { this.storage.uploads = new Uploads(this.editor, this.options.library) },
  onDestroy() { window.removeEventListener("beforeunload", this.storage.uploads?.warn) },

  addProseMirrorPlugins() {
    const take = (view, files, pos, isBefore = false) => {
      const figure = view.state.schema.nodes.figure
      const place = figure && files.length ? placeFor(view.state.doc, pos, figure, isBefore) : null
      if (place === null) return false
      this.storage.uploads.start(files, place)
      return true
    }
    const handlePaste = (view, event) => {
      const files = filesIn(event.clipboardData)
      return files.length > 0 && !hasText(event.clipboardData?.getData("text/html") ?? "") && take(view, files, view.state.selection.to)
    }
    const handleDrop = (view, event, _slice, isMoved) => {
      const files = isMoved ? [] : filesIn(event.dataTransfer)
      const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size
      if (!take(view, files, pos, isAbove(view, pos, event.clientY))) return false
      event.preventDefault()
      return true
    }
    return [placeholders, new Plugin({ props: { handlePaste, handleDrop } })]
  },
})
