using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Who signed a request.</summary>
internal sealed record Caller(AccountState Account, string Arn, string UserId)
{
    private const string Session = ":assumed-role/";

    /// <summary>The role in whose name the caller acts; null for a user.</summary>
    public string? RoleName => Arn.IndexOf(Session, StringComparison.Ordinal) is >= 0 and var at ? Arn.Substring(at + Session.Length).Split('/')[0] : null;
}

/// <summary>All accounts, and the keys that open them.</summary>
internal sealed class SandboxWorld
{
    /// <summary>An estate with no region still has an account to sign in to.</summary>
    private const string NobodysAccount = "123456789012";

    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private int _sessions;

    public SandboxWorld(Estate estate, SandboxOptions options, Func<DateTimeOffset> clock)
    {
        Clock = clock;
        var doubled = estate.Regions.GroupBy(r => (r.AccountId, r.Region)).FirstOrDefault(g => g.Count() > 1);
        if (doubled is not null)
        {
            throw new GuardFault("InvalidEstate", FaultCategory.InvalidArgument, $"The estate has region {doubled.Key.Region} of account {doubled.Key.AccountId} twice.", "Give an estate in which each region of an account is there once.");
        }

        var byAccount = estate.Regions.GroupBy(r => r.AccountId is { Length: > 0 } id ? id : NobodysAccount).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (byAccount.Count == 0)
            byAccount[NobodysAccount] = [];
        Accounts = byAccount.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AccountState(pair.Key, pair.Value, options, clock)).ToList();
        Organization = new(Accounts, estate);
        Keys = Accounts.Select((account, i) => new SandboxAccount
        {
            AccountId = account.Id,
            AccessKey = "AKIASANDBOX" + (i + 1).ToString("D9", CultureInfo.InvariantCulture),
            SecretKey = "made+up+secret/of+the+sandbox/" + account.Id.PadLeft(10, '0').Substring(0, 10),
            Regions = account.Occupied,
        }).ToList();
        foreach (var (key, account) in Keys.Zip(Accounts, (k, a) => (k, a)))
        {
            var partition = account.Occupied.Count > 0 ? account.Region(account.Occupied[0]).Partition : "aws";
            _callers[key.AccessKey] = new Caller(account, $"arn:{partition}:iam::{account.Id}:user/sandbox", "AIDASANDBOX" + key.AccessKey.Substring(11));
        }
    }

    public Func<DateTimeOffset> Clock { get; }

    public IReadOnlyList<AccountState> Accounts { get; }

    public IReadOnlyList<SandboxAccount> Keys { get; }

    /// <summary>The organization that all accounts are in.</summary>
    public OrganizationState Organization { get; }

    /// <summary>Whose key it is, or null.</summary>
    public Caller? Caller(string accessKey) => _callers.TryGetValue(accessKey, out var caller) ? caller : null;

    /// <summary>Makes keys for a session of a role.</summary>
    public string OpenSession(AccountState account, string arn, string userId)
    {
        var key = "ASIASANDBOX" + Interlocked.Increment(ref _sessions).ToString("D9", CultureInfo.InvariantCulture);
        _callers[key] = new Caller(account, arn, userId);
        return key;
    }
}
