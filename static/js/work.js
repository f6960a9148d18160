// The form's small calculation, in a thread of its own so that typing never stutters. guard/work.py says what is asked
// for and why. SHA-256 is written out here because browsers offer theirs on https alone.

const primes = []
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n)
const fraction = (root) => ((root % 1) * 2 ** 32) | 0
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))
const ROUNDS = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const turn = (word, by) => (word >>> by) | (word << (32 - by))
const words = new Int32Array(64)

function mix(state) {
  for (let i = 16; i < 64; i++) {
    const near = words[i - 15], far = words[i - 2]
    const s0 = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3)
    const s1 = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10)
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g; g = f; f = e; e = (d + t1) | 0
    d = c; c = b; b = a; a = (t1 + t2) | 0
  }
  const sums = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] += sums[i]
}

// Of plain ASCII, which tickets and puzzles are.
function sha256(text) {
  const state = START.slice()
  const end = (text.length + 9 + 63) & ~63
  for (let block = 0; block < end; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = 0
    for (let i = 0; i < 64 && block + i <= text.length; i++) {
      const byte = block + i < text.length ? text.charCodeAt(block + i) : 0x80
      words[i >> 2] |= byte << (24 - 8 * (i & 3))
    }
    if (block + 64 === end) words[15] = text.length * 8
    mix(state)
  }
  return state
}

function solve(ticket, parts, bits) {
  const seed = Array.from(sha256(ticket).subarray(0, 4), (word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
  const numbers = []
  for (let part = 0; part < parts; part++) {
    let number = 0
    while (sha256(`${seed}.${part}.${number}`)[0] >>> (32 - bits)) number++
    numbers.push(number)
  }
  return numbers.join(".")
}

onmessage = ({ data: { ticket, parts, bits } }) => postMessage(solve(ticket, parts, bits))
