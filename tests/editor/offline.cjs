// Nothing is to be loaded from the net: who tries is told off on the error output, which the tests read.
const net = require("node:net");
const dns = require("node:dns");

function refuse(what) {
  process.stderr.write(`offline: ${what}\n`);
  throw new Error(`offline: ${what}`);
}

net.Socket.prototype.connect = function (...to) {
  refuse(`connect ${to[0]?.host ?? to[0]}`);
};
dns.lookup = (name) => refuse(`lookup ${name}`);
