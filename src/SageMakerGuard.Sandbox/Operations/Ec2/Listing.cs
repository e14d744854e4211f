using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>A describe call as a table: where its items are, what selects them, how many make a page and how one is written.</summary>
internal sealed class Listing<T>
{
    /// <summary>The element of the list.</summary>
    public string Set { get; init; } = "";

    public Func<RegionState, IEnumerable<T>> Items { get; init; } = _ => [];

    public Func<T, string> Id { get; init; } = _ => "";

    /// <summary>Null where the call takes no ids.</summary>
    public IdRule? Ids { get; init; }

    public FilterTable<T> Filters { get; init; } = new();

    public PageRule Page { get; init; } = PageRule.Usual;

    public Action<XmlText, T, RegionState> Write { get; init; } = (_, _, _) => { };

    /// <summary>Further selections and checks of the operation.</summary>
    public Func<Ec2Call, IEnumerable<T>, IEnumerable<T>>? Also { get; init; }

    /// <summary>Names of parameters besides ids, filters and pages.</summary>
    public string[] More { get; init; } = [];

    public Ec2Operation As(string name)
    {
        string[] paging = Page == PageRule.None ? [] : ["MaxResults", "NextToken"];
        string[] ids = Ids is null ? [] : [Ids.Parameter];
        return new(name, [.. ids, .. paging, .. More, "Filter"], Run);
    }

    private Action<XmlText> Run(Ec2Call call)
    {
        var (page, next) = PageOf(call);
        return xml =>
        {
            xml.Set(Set, page, item => Write(xml, item, call.Region));
            xml.Text("nextToken", next);
        };
    }

    private (IReadOnlyList<T> Page, string? Next) PageOf(Ec2Call call)
    {
        var size = Page == PageRule.None ? int.MaxValue : Page.Size(call.Form);
        var items = Selected(call);
        if (Page == PageRule.None)
            return (items.ToList(), null);
        var all = items.ToList();
        var key = RequestKey(call);
        var start = 0;
        if (call.Form.Text("NextToken") is { Length: > 0 } token)
        {
            // EC2 lists InvalidNextToken and InvalidPaginationToken; which call gives which, and the sentence, is unconfirmed.
            start = PageToken.Read(token, key) ?? throw new AwsFault("InvalidNextToken", "[sandbox] The token is not valid for this request.");
        }

        return (all.Skip(start).Take(size).ToList(), all.Count - start > size ? PageToken.Make(start + size, key) : null);
    }

    private IEnumerable<T> Selected(Ec2Call call)
    {
        var items = Items(call.Region);
        if (Ids is { } rule)
        {
            var ids = call.Form.List(rule.Parameter);
            if (ids.Count > 0)
            {
                // 'The parameter instancesSet cannot be used with the parameter maxResults'; VPCs: 'VpcIds … MaxResults'.
                if (rule.ExcludesMaxResults && call.Form.Text("MaxResults") is not null)
                    throw new AwsFault("InvalidParameterCombination", $"The parameter {rule.SetName} cannot be used with the parameter MaxResults");
                items = rule.Select(items, ids, Id);
            }
        }

        items = Filters.Apply(items, call.Filters, call.Region);
        return Also is null ? items : Also(call, items);
    }

    /// <summary>A token serves the request that it came from, whatever the size of its pages.</summary>
    private string RequestKey(Ec2Call call) => string.Join("&", call.Form.Names
        .Where(name => name is not ("NextToken" or "MaxResults"))
        .OrderBy(name => name, StringComparer.Ordinal)
        .Select(name => name + "=" + call.Form.Text(name))) + "@" + call.Region.Region + call.Account.Id;
}
