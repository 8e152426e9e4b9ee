using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Resolves a host name. Tests replace it to imitate lying name servers.</summary>
public delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);

/// <summary>Resolves a name once and checks every address. Only the addresses that it returns are connected to.</summary>
internal sealed partial class AddressGuard(
    NameResolver resolve,
    FetchSettings settings,
    TimeProvider time,
    ILogger<AddressGuard> logger)
{
    /// <summary>The longest wait for a name, and for a connection to one address.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const int MaxAnswers = 100;
    private const string CheckHost = "Compare the host with the one that the identity provider publishes.";
    private const string CheckNetwork = "Check the spelling, or the console's network.";

    /// <summary>The checked addresses of the host.</summary>
    /// <exception cref="FetchRefusedException">The name does not resolve, or resolves to an address that is not allowed.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var name = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await AskAsync(name, cancellationToken);
        if (addresses.Length is 0 or > MaxAnswers)
        {
            var count = addresses.Length == 0 ? "no address" : $"{addresses.Length:N0} addresses, too many for an identity provider";
            throw Refused("fetch.dns-none", $"{name} has {count}.", CheckHost);
        }

        var isLoopback = settings.AllowLoopback && HostRules.IsLoopback(name);
        var exceptions = settings.AllowedPrivate.Where(exception => exception.IsOpen(time.GetUtcNow())).ToArray();
        foreach (var address in addresses)
        {
            if (Refusal(name, address, isLoopback, exceptions) is { } problem)
            {
                Log.Refused(logger, name, AddressRules.Judge(address).Words);
                throw new FetchRefusedException(problem);
            }

            if (Array.Find(exceptions, exception => exception.OpensAddress(name, address)) is { } used)
            {
                Log.UsedException(logger, name, used);
            }
        }

        return addresses;
    }

    /// <summary>The problem with an address that the host has, or null.</summary>
    public static Problem? Refusal(string host, IPAddress address, bool isLoopback, AllowedPrivate[] exceptions)
    {
        var verdict = AddressRules.Judge(address);
        var isAddress = IPAddress.TryParse(host, out _);
        var isPrivateName = !isAddress && HostRules.IsPrivate(host) && !Array.Exists(exceptions, exception => exception.OpensHost(host));
        var isException = Array.Exists(exceptions, exception => exception.OpensAddress(host, address));
        var isAllowedLoopback = isLoopback && verdict.Kind == AddressKind.Loopback;
        var isPublic = verdict.Kind == AddressKind.Public && !isLoopback && !isPrivateName;
        if (isException || isAllowedLoopback || isPublic)
        {
            return null;
        }

        var resolved = isAddress ? "is" : $"resolves to {address},";
        return new Problem(
            $"{host} {resolved} {verdict.Words}. SupportConsole fetches from public addresses only.",
            "Attach the document as a file, or ask an administrator for an exception (Fetching:AllowedPrivate).")
        {
            Code = "fetch.address",
        };
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
            throw Refused(
                "fetch.dns-slow",
                $"Looking up {name} took longer than {Patience.TotalSeconds:N0} seconds.",
                "Try again. If it fails again, tell the customer that their name servers don't answer.");
        }
        catch (SocketException error)
        {
            var isUnknown = error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData;
            throw isUnknown
                ? Refused("fetch.dns-none", $"This console couldn't find {name}: DNS has no such name.", CheckNetwork)
                : Refused("fetch.dns-failed", $"This console couldn't look up {name}: DNS didn't answer.", CheckNetwork);
        }
    }

    private static FetchRefusedException Refused(string code, string what, string cure) => new(new Problem(what, cure) { Code = code });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Refused to fetch from {Host}: it resolves to {Kind}")]
        public static partial void Refused(ILogger logger, string host, string kind);

        [LoggerMessage(2, LogLevel.Information, "Fetching from {Host} by the exception {Exception}")]
        public static partial void UsedException(ILogger logger, string host, AllowedPrivate exception);
    }
}

/// <summary>Carries a refusal out of the connection's callbacks.</summary>
internal sealed class FetchRefusedException(Problem problem) : IOException(problem.What)
{
    public Problem Problem { get; } = problem;
}
