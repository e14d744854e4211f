using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.SageMaker;

public class LifecycleConfigTests
{
    private static readonly object s_named = new { NotebookInstanceLifecycleConfigName = "Copy-Out" };

    [Fact]
    public async Task A_script_is_kept_and_replaced_and_an_absent_one_stays()
    {
        using var stage = new Stage();
        var made = await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", new { NotebookInstanceLifecycleConfigName = "Copy-Out", OnCreate = new[] { new { Content = "Zmlyc3Q=" } }, OnStart = new[] { new { Content = "b25l" } } });
        Assert.EndsWith(":notebook-instance-lifecycle-config/copy-out", made.Text("NotebookInstanceLifecycleConfigArn"));
        stage.Now += TimeSpan.FromMinutes(1);
        var updated = await stage.SageMaker("UpdateNotebookInstanceLifecycleConfig", new { NotebookInstanceLifecycleConfigName = "Copy-Out", OnStart = new[] { new { Content = "dHdv" } } });
        Assert.Equal((HttpStatusCode.OK, "{}"), (updated.Status, updated.Body));
        var there = (await stage.SageMaker("DescribeNotebookInstanceLifecycleConfig", s_named)).Json;
        Assert.Equal(("Zmlyc3Q=", "dHdv"), (there.GetProperty("OnCreate")[0].GetProperty("Content").GetString(), there.GetProperty("OnStart")[0].GetProperty("Content").GetString()));
        Assert.Equal(60, there.GetProperty("LastModifiedTime").GetDouble() - there.GetProperty("CreationTime").GetDouble());
        Assert.Contains(stage.Sandbox.Snapshot().Regions, r => r.NotebookLifecycleConfigs.Items is [{ NotebookInstanceLifecycleConfigName: "Copy-Out", OnStart: [{ Content: "dHdv" }] }]);
    }

    [Fact]
    public async Task The_list_is_in_order_of_creation_and_is_narrowed_sorted_and_paged_as_asked()
    {
        using var stage = new Stage();
        foreach (var name in new[] { "copy-b", "other", "copy-a" })
        {
            await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", new { NotebookInstanceLifecycleConfigName = name });
            stage.Now += TimeSpan.FromMinutes(1);
        }

        async Task<(string Names, string? Next)> List(object request)
        {
            var page = await stage.SageMaker("ListNotebookInstanceLifecycleConfigs", request);
            return (string.Join(",", page.Json.GetProperty("NotebookInstanceLifecycleConfigs").EnumerateArray().Select(c => c.GetProperty("NotebookInstanceLifecycleConfigName").GetString())), page.Text("NextToken"));
        }

        Assert.Equal(("copy-b,other,copy-a", null), await List(new { }));
        Assert.Equal(("copy-a,copy-b", null), await List(new { NameContains = "copy", SortBy = "Name" }));
        Assert.Equal(("copy-a,other,copy-b", null), await List(new { SortOrder = "Descending" }));
        var first = await List(new { MaxResults = 2 });
        Assert.Equal(("copy-b,other", "copy-a"), (first.Names, (await List(new { MaxResults = 2, NextToken = first.Next })).Names));
        Assert.Equal("ValidationException", (await stage.SageMaker("ListNotebookInstanceLifecycleConfigs", new { MaxResults = 2, NextToken = first.Next, SortBy = "Name" })).Code);
    }

    [Theory]
    [InlineData("DescribeNotebookInstanceLifecycleConfig")]
    [InlineData("UpdateNotebookInstanceLifecycleConfig")]
    [InlineData("DeleteNotebookInstanceLifecycleConfig")]
    public async Task One_that_is_not_there_is_a_ValidationException(string operation)
    {
        using var stage = new Stage();
        Assert.Equal("ValidationException", (await stage.SageMaker(operation, s_named)).Code);
    }

    [Fact]
    public async Task One_in_use_stays_and_one_that_was_let_go_can_be_deleted_and_made_again()
    {
        using var stage = new Stage();
        var before = stage.Sandbox.Snapshot();
        await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", s_named);
        Assert.Equal("ValidationException", (await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", s_named)).Code);
        await stage.SageMaker("UpdateNotebookInstance", new { NotebookInstanceName = "stopped-one", LifecycleConfigName = "Copy-Out" });
        Assert.Equal("ValidationException", (await stage.SageMaker("DeleteNotebookInstanceLifecycleConfig", s_named)).Code);
        await stage.SageMaker("UpdateNotebookInstance", new { NotebookInstanceName = "stopped-one", DisassociateLifecycleConfig = true });
        var gone = await stage.SageMaker("DeleteNotebookInstanceLifecycleConfig", s_named);
        Assert.Equal((HttpStatusCode.OK, ""), (gone.Status, gone.Body));
        Assert.Empty(EstateDifferences.Between(before, stage.Sandbox.Snapshot(), "LastModifiedTime"));
        Assert.Null((await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", s_named)).Code);
    }

    [Fact]
    public async Task A_script_has_a_length_and_there_is_one_at_most()
    {
        using var stage = new Stage();
        async Task<string?> Refusal(params string[] scripts) =>
            (await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", new { NotebookInstanceLifecycleConfigName = "x", OnStart = Array.ConvertAll(scripts, s => new { Content = s }) })).Message;
        Assert.EndsWith("at 'onStart' failed to satisfy constraint: Member must have length less than or equal to 1", await Refusal("eA==", "eQ=="));
        Assert.EndsWith("at 'onStart.1.member.content' failed to satisfy constraint: Member must have length less than or equal to 16384", await Refusal(new string('x', 16385)));
        Assert.Null(await Refusal(new string('x', 16384)));
    }
}
