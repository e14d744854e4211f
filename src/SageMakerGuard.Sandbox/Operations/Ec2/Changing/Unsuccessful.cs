using System.Collections.Generic;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>One of several resources of a call with which nothing could be done: the call answers 200 all the same (API_UnsuccessfulItem).</summary>
internal sealed record Unsuccessful(string ResourceId, string Code, string Message)
{
    public static void Write(XmlText xml, IEnumerable<Unsuccessful> items) => xml.Set("unsuccessful", items, item =>
    {
        xml.Element("error", () =>
        {
            xml.Text("code", item.Code);
            xml.Text("message", item.Message);
        });
        xml.Text("resourceId", item.ResourceId);
    });
}
