using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Resolves a host's name; replaced in tests, so that lying name servers can be tried.</summary>
/// <param name="host">The name, or an address as text.</param>
/// <param name="cancellationToken">Ends the wait.</param>
public delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);

/// <summary>Resolves a name once and checks every address; only what it returns is connected to.</summary>
internal sealed partial class AddressGuard(NameResolver resolve, FetchSettings settings, TimeProvider time, ILogger<AddressGuard> logger)
{
    /// <summary>The longest wait for a name, and for a connection to one address.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const int MaxAnswers = 100;

    /// <summary>The addresses of the host, every one of them checked.</summary>
    /// <exception cref="FetchRefusedException">The name does not resolve, or leads where it may not.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var name = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await AskAsync(name, cancellationToken);
        if (addresses.Length is 0 or > MaxAnswers)
        {
            throw Refused("fetch.dns-none", addresses.Length == 0 ? $"The name {name} has no address." : $"The name {name} has {addresses.Length:N0} addresses, more than an identity provider has.",
                "Compare the host with the one that the identity provider publishes.");
        }

        var isLoopback = settings.AllowLoopback && HostRules.IsLoopback(name);
        var doors = settings.AllowedPrivate.Where(door => door.IsOpen(time.GetUtcNow())).ToArray();
        foreach (var address in addresses)
        {
            if (Refusal(name, address, isLoopback, doors) is { } problem)
            {
                Log.Refused(logger, name, AddressRules.Judge(address).Words);
                throw new FetchRefusedException(problem);
            }

            if (Array.Find(doors, door => door.OpensAddress(name, address)) is { } used)
            {
                Log.Door(logger, name, used);
            }
        }

        return addresses;
    }

    /// <summary>The problem with an address that the host has, or null.</summary>
    public static Problem? Refusal(string host, IPAddress address, bool isLoopback, AllowedPrivate[] doors)
    {
        var verdict = AddressRules.Judge(address);
        var isDoor = Array.Exists(doors, door => door.OpensAddress(host, address));
        var isInward = !IPAddress.TryParse(host, out _) && HostRules.IsInward(host) && !Array.Exists(doors, door => door.OpensHost(host));
        return isDoor || (isLoopback && verdict.Kind == AddressKind.Loopback) || (verdict.Kind == AddressKind.Public && !isLoopback && !isInward) ? null
            : new Problem(
                IPAddress.TryParse(host, out _) ? $"{host} is {verdict.Words}, which the console does not fetch from." : $"{host} leads to {address}, {verdict.Words}, which the console does not fetch from.",
                "Attach the document as a file. For an identity provider inside a network, let an administrator open its host in the settings (Fetching:AllowedPrivate).")
            { Code = "fetch.address" };
    }

    private async Task<IPAddress[]> AskAsync(string name, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await resolve(name, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refused("fetch.dns-slow", $"The name {name} could not be looked up within {Patience.TotalSeconds:N0} seconds.", "Try again; if it stays, the customer's name servers do not answer.");
        }
        catch (SocketException error)
        {
            var isUnknown = error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData;
            throw Refused(isUnknown ? "fetch.dns-none" : "fetch.dns-failed", isUnknown ? $"There is no host of the name {name}." : $"The name {name} could not be looked up.",
                isUnknown ? "Compare the host with the one that the identity provider publishes." : "Try again in a minute.");
        }
    }

    private static FetchRefusedException Refused(string code, string what, string cure) => new(new Problem(what, cure) { Code = code });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Refused to fetch from {Host}: it leads to {Kind}")]
        public static partial void Refused(ILogger logger, string host, string kind);

        [LoggerMessage(2, LogLevel.Information, "Fetching from {Host} through the door {Door}")]
        public static partial void Door(ILogger logger, string host, AllowedPrivate door);
    }
}

/// <summary>Carries a refusal out of the connection's callbacks.</summary>
internal sealed class FetchRefusedException(Problem problem) : IOException(problem.What)
{
    public Problem Problem { get; } = problem;
}
