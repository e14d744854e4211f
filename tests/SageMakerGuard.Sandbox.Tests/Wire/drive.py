"""Makes the calls that are listed on standard input as JSON, with the AWS SDK for Python, and prints what came of each as a line of JSON.

A parameter like "$CreateSecurityGroup.GroupId" is what the last call of that operation answered there; numbers in the path count into lists.
"""
import json
import sys

import botocore.config
import botocore.exceptions
import botocore.session

plan = json.load(sys.stdin)
session = botocore.session.Session()
clients = {}
answers = {}


def filled(value):
    """the parameters with the answers that they name"""
    if isinstance(value, dict):
        return {k: filled(v) for k, v in value.items()}
    if isinstance(value, list):
        return [filled(v) for v in value]
    if isinstance(value, str) and value.startswith("$") and value[1:].split(".")[0] in answers:
        found = answers
        for step in value[1:].split("."):
            found = found[int(step) if step.isdigit() else step]
        return found
    return value


def client(service, region, token):
    key = (service, region, token)
    if key not in clients:
        clients[key] = session.create_client(
            service,
            region_name=region,
            endpoint_url=plan["endpoint"],
            aws_access_key_id=plan["access_key"],
            aws_secret_access_key=plan["secret_key"],
            aws_session_token=token,
            config=botocore.config.Config(retries={"total_max_attempts": 1}, connect_timeout=10, read_timeout=30),
        )
    return clients[key]


for call in plan["calls"]:
    c = client(call["service"], call["region"], call.get("token"))
    row = {"operation": call["service"] + ":" + call["operation"]}
    try:
        answer = getattr(c, botocore.xform_name(call["operation"]))(**filled(call.get("parameters", {})))
        answer.pop("ResponseMetadata", None)
        answers[call["operation"]] = answer
        row["answer"] = answer
    except botocore.exceptions.ClientError as e:
        row["error"] = e.response["Error"].get("Code")
        row["message"] = e.response["Error"].get("Message")
        row["status"] = e.response["ResponseMetadata"].get("HTTPStatusCode")
    except Exception as e:
        row["broken"] = type(e).__name__ + ": " + str(e)
    print(json.dumps(row, default=str), flush=True)
