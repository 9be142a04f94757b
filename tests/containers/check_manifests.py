#!/usr/bin/env python3
"""check_manifests.py KEDA_DIR MANIFEST...: every document is what Kubernetes' and KEDA's schemas allow, and nothing more.

KEDA_DIR is the folder of Go's module github.com/kedacore/keda/v2. Before it judges the manifests, it breaks one of them in
several ways and ends with 1 unless each is refused: a check that accepts everything is worse than none.
Needs the package kubernetes-validate, which has Kubernetes' own schemas.
"""

import copy
import pathlib
import sys

import jsonschema
import kubernetes_validate
import yaml

KUBERNETES = "1.37"


def strict(schema):
    """The schema of a custom resource, with fields that it does not name refused, as `kubectl --validate=strict` does."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: strict(value) for key, value in schema.items()}
    if "properties" in result and not result.get("x-kubernetes-preserve-unknown-fields"):
        result.setdefault("additionalProperties", False)
    return result


class Keda:
    """Custom resources of KEDA, and the parameters of its scalers."""

    def __init__(self, folder):
        self.schemas = {}
        for file in (folder / "config/crd/bases").glob("keda.sh_*.yaml"):
            crd = yaml.safe_load(file.read_text())
            for version in crd["spec"]["versions"]:
                schema = strict(version["schema"]["openAPIV3Schema"])
                # These two are Kubernetes' own, and every resource has them.
                schema["properties"]["metadata"] = {"type": "object", "required": ["name"]}
                key = f"{crd['spec']['group']}/{version['name']}", crd["spec"]["names"]["kind"]
                self.schemas[key] = schema
        scalers = yaml.safe_load((folder / "schema/generated/scalers-schema.yaml").read_text())
        self.parameters = {
            scaler["type"]: {parameter["name"] for parameter in scaler["parameters"]}
            for scaler in scalers["scalers"]
        }

    def check(self, document):
        schema = self.schemas.get((document["apiVersion"], document["kind"]))
        if schema is None:
            raise ValueError(f"KEDA has no {document['kind']} in {document['apiVersion']}")
        jsonschema.validate(document, schema)
        for trigger in document["spec"].get("triggers", []):
            unknown = set(trigger["metadata"]) - self.parameters[trigger["type"]]
            if unknown:
                raise ValueError(f"the scaler {trigger['type']} has no parameter {', '.join(sorted(unknown))}")


def check(document, keda):
    if document["apiVersion"].startswith("keda.sh/"):
        keda.check(document)
    else:
        kubernetes_validate.validate(document, KUBERNETES, strict=True)


def refusal(document, keda):
    try:
        check(document, keda)
        return None
    except (ValueError, KeyError, jsonschema.ValidationError, kubernetes_validate.ValidationError) as error:
        return str(error).splitlines()[0]


def broken(documents):
    """Copies of the documents, each wrong in one way, with what is wrong."""
    for path, value, words in [
        (("Deployment", "spec", "template", "spec", "terminationGracePeriodSeconds"), "45s", "a time as text"),
        (("Deployment", "spec", "template", "spec", "containers", 0, "livenesProbe"), {}, "an unknown field"),
        (("Deployment", "spec", "selector"), None, "a Deployment without a selector"),
        (("PodDisruptionBudget", "spec", "maxUnavailable"), [1], "a list as a number"),
        (("CronJob", "spec", "schedule"), None, "a CronJob without a schedule"),
        (("CronJob", "spec", "jobTemplate", "spec", "backofLimit"), 3, "an unknown field"),
        (("ScaledObject", "spec", "scaleTargetRef"), None, "a ScaledObject without a target"),
        (("ScaledObject", "spec", "minReplicas"), 1, "an unknown field of KEDA"),
        (("ScaledObject", "spec", "triggers", 0, "metadata", "taskqueue"), "x", "an unknown parameter of the scaler"),
    ]:
        document = copy.deepcopy(next(each for each in documents if each["kind"] == path[0]))
        place = document
        for step in path[1:-1]:
            place = place[step]
        if value is None:
            del place[path[-1]]
        else:
            place[path[-1]] = value
        yield document, words


def main(keda_folder, *files):
    keda = Keda(pathlib.Path(keda_folder))
    documents = {
        file: [document for document in yaml.safe_load_all(pathlib.Path(file).read_text()) if document] for file in files
    }
    every = [document for each in documents.values() for document in each]
    failures = 0
    wrong = list(broken(every))
    for document, words in wrong:
        if refusal(document, keda) is None:
            failures += 1
            print(f"NOT REFUSED: {words} ({document['kind']})")
    for file, each in documents.items():
        for document in each:
            why = refusal(document, keda)
            if why:
                failures += 1
                print(f"{file}: {document['kind']} {document['metadata']['name']}: {why}")
    if not failures:
        print(f"{len(every)} documents are what Kubernetes {KUBERNETES} and KEDA allow; {len(wrong)} broken ones were refused")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
