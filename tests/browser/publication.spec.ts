import { readFileSync } from "node:fs";
import { compute, agrees, truth, type Published } from "./attacker.js";
import { test } from "./site.js";
const file = JSON.parse(readFileSync("/tmp/pubdev/out.json","utf8")) as Published;
test("x", async () => {
  const w = await compute(truth());
  const walk=(p:any,c:any,path:string)=>{ if(p?.state==="protected")return; if(agrees(p,c))return; if(p&&typeof p==="object"&&c&&typeof c==="object"){const ks=new Set([...Object.keys(p),...Object.keys(c)]);for(const k of ks)walk(p[k],c[k],path+"/"+k);return} console.log(path,p,c)};
  console.log(w.problems(), w.ruleSets().map(s=>s.usable));
  for(const id of [file.current,file.proposed]) walk(file.summaries[id], w.allocate(id), id);
  walk(file.comparison,w.compare(file.current,file.proposed),"c");
  walk(file.difference,w.difference(file.current,file.proposed),"d");
});
