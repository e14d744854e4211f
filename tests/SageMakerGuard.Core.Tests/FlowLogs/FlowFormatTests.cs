using System;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Core.Tests.FlowLogs;

/// <summary>Every version's fields, in AWS's order and in any other, with and without a header.</summary>
public class FlowFormatTests
{
    public static TheoryData<int> Versions => [2, 3, 4, 5, 7, 8, 9, 10];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_record_of_every_version_is_read_in_any_order_of_its_fields(int version)
    {
        var names = FlowFieldCatalog.UpTo(version).Names;
        foreach (var order in new[] { names, names.Reverse().ToList(), [.. names.Skip(7), .. names.Take(7)] })
        {
            var record = FlowText.Record(order, ("reject-reason", "BPA"), ("action", "REJECT"), ("pkt-dst-aws-service", "S3"));
            var reading = FlowText.Read(string.Join(" ", order) + "\n" + record + "\n" + record + "\n");
            var row = Assert.Single(reading.Aggregates);
            Assert.Equal((2, 40, 8498, 0L), (row.Records, row.Packets, row.Bytes, reading.TornLines));
            Assert.Equal(("eni-1235b8ca123456789", "123456789010", "10.20.1.16", "203.0.113.12", null, 443, 6, FlowAction.Reject), (row.InterfaceId, row.AccountId, row.SrcAddr, row.DstAddr, row.SrcPort, row.DstPort, row.Protocol, row.Action));
            Assert.Equal(DateTime.UnixEpoch.AddSeconds(1790000000), row.FirstSeen);
            Assert.Equal(DateTime.UnixEpoch.AddSeconds(1790000060), row.LastSeen);
            Assert.Equal(version >= 3 ? "vpc-0aaa0000000000001" : null, row.VpcId);
            Assert.Equal(version >= 4 ? "euc1-az1" : null, row.AzId);
            Assert.Equal(version >= 5 ? ("S3", FlowDirection.Egress, 8) : (null, FlowDirection.Unknown, null), (row.PktDstAwsService, row.Direction, row.TrafficPath));
            Assert.Equal(version >= 8 ? "BPA" : null, row.RejectReason);
            Assert.Equal(order, reading.Fields.Names);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_a_version_lacks_is_said_with_what_it_means(int version)
    {
        var missing = MissingFieldTable.Of(FlowFieldCatalog.UpTo(version));
        Assert.All(missing, field => Assert.True(field.Version > version && field.Consequence.EndsWith('.'), field.Field));
        Assert.Equal(version < 5, missing.Any(field => field.Field == "flow-direction"));
        Assert.Equal(version < 8, missing.Any(field => field.Field == "reject-reason"));
    }

    [Fact]
    public void Every_field_that_has_a_consequence_is_one_of_AWSs()
    {
        Assert.All(MissingFieldTable.Of(FlowFieldSet.Of("x")), field => Assert.True(FlowFieldCatalog.IsKnown(field.Field), field.Field));
    }

    [Fact]
    public void Without_a_header_the_default_format_is_taken_and_no_other()
    {
        var record = FlowText.Record(FlowText.Default.Split(' '), ("version", "2"));
        Assert.Equal(1, FlowText.Read(record + "\n").Records);
        Assert.Equal(1, FlowText.Read("2026-11-23T10:00:00.000Z " + record + "\n").Records);
        Assert.Equal("NoFlowLogs", Assert.Throws<GuardFault>(() => FlowText.Read(record + " vpc-1\n")).ErrorId);
    }

    [Theory]
    [InlineData("${interface-id} ${srcaddr} ${dstaddr} ${bytes}")]
    [InlineData("interface-id srcaddr dstaddr bytes")]
    [InlineData("interface_id,srcaddr,dstaddr,bytes")]
    public void A_format_that_was_said_holds_for_files_without_a_header(string format)
    {
        var reading = FlowText.Read("eni-1 10.0.0.1 10.0.0.2 77\n", new FlowScanOptions { Format = FlowFormat.Parse(format), Threads = 1 });
        Assert.Equal(("eni-1", 77), (Assert.Single(reading.Aggregates).InterfaceId, reading.Aggregates.Single().Bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("${interface-id} ${nonsense}")]
    [InlineData("bytes bytes")]
    [InlineData("vpc-id subnet-id")]
    public void A_format_that_cannot_be_one_is_refused(string format) => Assert.Equal("FlowLogFormatUnknown", Assert.Throws<GuardFault>(() => FlowFormat.Parse(format)).ErrorId);

    [Theory]
    [InlineData("version account-id bytes", 3)]
    [InlineData("version bytes brand-new-field", 3)]
    [InlineData("version account-id interface-id", 0)]
    [InlineData("2 123456789010 eni-1", 0)]
    [InlineData("the quick brown fox", 0)]
    [InlineData("version version", 0)]
    [InlineData("unknown words only here", 0)]
    public void A_header_is_told_by_its_names(string line, int fields) => Assert.Equal(fields, FlowFormat.Header(line)?.Names.Count ?? 0);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void No_culture_changes_what_is_read(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            var fields = FlowFieldCatalog.UpTo(5).Names;
            var row = Assert.Single(FlowText.Read(string.Join(" ", fields) + "\n" + FlowText.Record(fields, ("bytes", "1234567")) + "\n").Aggregates);
            Assert.Equal((1234567, "eni-1235b8ca123456789", 8), (row.Bytes, row.InterfaceId, row.TrafficPath));
            Assert.Equal(6, FlowFormat.Parse("${VERSION} ${INTERFACE-ID} ${ACTION} ${FLOW-DIRECTION} ${DSTADDR} ${TRAFFIC-PATH}").Names.Count);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
